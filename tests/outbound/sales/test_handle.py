import pytest

from tongma.outbound.sales.model import (
    Allocate,
    CancelSalesOrder,
    PlaceSalesOrder,
    ReleaseAllocation,
    ShortCloseSalesLine,
)
from tongma.work.documents.model import OrderLine


def test_an_order_is_placed_with_its_lines_in_their_order(floor):
    glove, stent = floor.items["glove"], floor.items["stent"]
    lines = (OrderLine(glove, "5"), OrderLine(stent, "1"))

    done = floor.do("sales", "sales.place_sales_order",
                    PlaceSalesOrder(floor.world.hospital, floor.world.site, lines))  # fmt: skip

    kept = floor.lines(int(done["order"]))
    assert [glove, stent] == [line.item for line in kept]
    assert done["lines"] == [str(line.id) for line in kept]


def test_what_is_missing_is_said_and_the_rest_is_allocated(floor):
    floor.stock("glove", "40", "L1")
    order = floor.order(("glove", "60"))

    done = floor.allocate(order)

    (line,) = done["lines"]
    assert not done["complete"]
    assert "20" == line["missing"]
    assert ["40"] == [one["quantity"] for one in line["chosen"]]


def test_goods_with_decimals_leave_in_whole_cases_of_their_base_unit(floor):
    floor.kilograms()
    floor.stock("powder", "10", "L1", packed_as="case")
    floor.stock("powder", "2", "L1")
    order = floor.order(("powder", "6.005"))

    done = floor.allocate(order)

    (line,) = done["lines"]
    sealed = [one["quantity"] for one in line["chosen"] if one["packed_as"] != "0"]
    loose = [one["quantity"] for one in line["chosen"] if one["packed_as"] == "0"]
    assert (["5"], ["1.005"]) == (sealed, loose)


def test_giving_back_counts_the_allocations_given_back(floor):
    floor.stock("glove", "40", "L1")
    floor.stock("glove", "40", "L2", place="A-01-02")
    order = floor.order(("glove", "60"))
    floor.allocate(order)

    done = floor.do("sales", "sales.release_allocation", ReleaseAllocation(order))

    assert {"order": str(order), "released": 2} == done
    assert 0 == floor.teller.allocated()


def test_a_line_that_was_closed_short_stays_so_when_its_order_is_cancelled(floor):
    order = floor.order(("glove", "5"), ("stent", "1"))
    short, _other = floor.lines(order)
    floor.do("sales", "sales.short_close_sales_line", ShortCloseSalesLine(short.id))

    done = floor.do("sales", "sales.cancel_sales_order", CancelSalesOrder(order))

    assert {"order": str(order), "state": "cancelled"} == done
    assert ["short_closed", "cancelled"] == [line.state for line in floor.lines(order)]


def test_an_order_with_picked_goods_is_neither_cancelled_nor_closed_short(floor):
    floor.stock("glove", "40", "L1")
    order = floor.order(("glove", "5"))
    floor.allocate(order)
    floor.picked(order, "L1")
    (line,) = floor.lines(order)

    cancelled = floor.send("sales", "sales.cancel_sales_order", CancelSalesOrder(order))
    closed = floor.send("sales", "sales.short_close_sales_line", ShortCloseSalesLine(line.id))

    assert "already_picked" == cancelled.refusal.code
    assert "already_picked" == closed.refusal.code


def test_an_order_of_which_every_line_is_closed_is_closed_itself(floor):
    order = floor.order(("glove", "5"))
    (line,) = floor.lines(order)

    done = floor.do("sales", "sales.short_close_sales_line", ShortCloseSalesLine(line.id))
    again = floor.send("sales", "sales.allocate", Allocate(order))

    assert {"line": str(line.id), "order_closed": True, "state": "short_closed"} == done
    assert "document_not_open" == again.refusal.code


@pytest.mark.parametrize(
    ("scope", "target"),
    [("customer", "hospital"), ("item", "glove"), ("device_class", "II"), ("everywhere", "0")],
)
def test_the_least_life_that_is_set_passes_stock_over(floor, scope, target):
    floor.stock("glove", "40", "L1", expiry=floor.day(59))
    floor.stock("glove", "40", "L2", expiry=floor.day(60), place="A-01-02")
    ids = {"hospital": floor.world.hospital, "glove": floor.items["glove"]}
    floor.set("customer_min_days", "60", scope, str(ids.get(target, target)))
    order = floor.order(("glove", "5"))

    (line,) = floor.allocate(order)["lines"]

    assert [("L1", "short_life")] == [
        (one["lot_number"], one["reason"]) for one in line["passed_over"]
    ]


def test_the_least_life_of_the_customer_goes_before_that_of_the_item(floor):
    floor.stock("glove", "40", "L1", expiry=floor.day(59))
    floor.set("customer_min_days", "60", "item", str(floor.items["glove"]))
    floor.set("customer_min_days", "30", "customer", str(floor.world.hospital))
    order = floor.order(("glove", "5"))

    assert floor.allocate(order)["complete"]
