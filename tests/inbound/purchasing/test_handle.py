from tongma.inbound.purchasing.model import (
    AnnounceDelivery,
    CancelNotice,
    CancelOrder,
    DecideExcess,
    NoticeLine,
    PlaceOrder,
    ShortCloseLine,
)
from tongma.inbound.receiving.model import CloseReceipt
from tongma.work.documents.model import OrderLine
from tongma.work.documents.query import find_document, lines_of_document


def lines(floor, order):
    with floor.site.database.read() as connection:
        return lines_of_document(connection, order)


def state(floor, document):
    with floor.site.database.read() as connection:
        return find_document(connection, document).state


def test_an_order_with_a_short_closed_line_is_cancelled_and_the_line_stays_short_closed(floor):
    order = floor.order(("glove", "10"), ("stent", "1"))
    closed = lines(floor, order)[0].id
    floor.do("buyer", "purchasing.short_close_line", ShortCloseLine(closed))
    done = floor.do("buyer", "purchasing.cancel_order", CancelOrder(order))

    assert {"document": str(order), "state": "cancelled"} == done
    assert ["short_closed", "cancelled"] == [line.state for line in lines(floor, order)]


def test_what_has_come_is_not_cancelled(floor):
    order = floor.order(("glove", "10"))
    floor.receive(floor.receipt(order), "glove", "1")

    assert "already_received" == floor.refused(
        "buyer", "purchasing.cancel_order", CancelOrder(order)
    )


def test_a_notice_is_cancelled_with_its_task(floor):
    order = floor.order(("glove", "10"))
    line = NoticeLine(floor.world.items["glove"], "10")
    made = floor.do("buyer", "purchasing.announce_delivery", AnnounceDelivery((order,), (line,)))
    assert 2 == len(floor.open_tasks("receive"))
    floor.do("buyer", "purchasing.cancel_notice", CancelNotice(int(made["notice"])))

    assert ("cancelled", 1) == (
        state(floor, int(made["notice"])), len(floor.open_tasks("receive")),
    )  # fmt: skip


def test_a_notice_cannot_fulfil_a_line_of_another_item(floor):
    order = floor.order(("glove", "10"), ("stent", "1"))
    stent = lines(floor, order)[1].id
    line = NoticeLine(floor.world.items["glove"], "10", order_line=stent)
    command = AnnounceDelivery((order,), (line,))

    assert "item_not_ordered" == floor.refused("buyer", "purchasing.announce_delivery", command)


def test_who_closes_the_line_that_stays_short_has_done_the_task(floor):
    order = floor.order(("glove", "10"))
    receipt = floor.receipt(order)
    floor.receive(receipt, "glove", "4")
    closed = floor.do("receiver", "receiving.close_receipt", CloseReceipt(receipt))
    assert 1 == len(floor.open_tasks("short"))
    line = int(closed["short_lines"][0])
    done = floor.do("buyer", "purchasing.short_close_line", ShortCloseLine(line))

    assert {"line": str(line), "state": "short_closed", "order_closed": True} == done
    assert [] == floor.open_tasks("short")
    assert "closed" == state(floor, order)


def test_excess_that_is_taken_makes_its_order_line_grow(floor):
    order = floor.order(("glove", "10"))
    _ordered, excess = floor.receive(floor.receipt(order), "glove", "12")
    command = DecideExcess(excess, "accept")
    done = floor.do("buyer", "purchasing.decide_excess", command)

    assert {"line": str(excess), "decision": "accept", "quantity": "2"} == done
    assert [(12, 12)] == [(line.quantity, line.done) for line in lines(floor, order)]
    assert excess in floor.open_tasks("accept")
    assert [] == floor.open_tasks("decide_excess")
    assert "already_decided" == floor.refused("buyer", "purchasing.decide_excess", command)


def test_excess_that_is_not_taken_is_to_be_returned(floor):
    order = floor.order(("glove", "10"))
    _ordered, excess = floor.receive(floor.receipt(order), "glove", "12")
    floor.do("buyer", "purchasing.decide_excess", DecideExcess(excess, "return"))

    assert ("to_return", 10) == (floor.line(excess).state, lines(floor, order)[0].quantity)


def test_an_order_without_lines_is_refused(floor):
    command = PlaceOrder(floor.world.supplier, floor.world.site, ())
    wrong = PlaceOrder(
        floor.world.supplier, floor.world.site, (OrderLine(floor.world.items["glove"], ""),)
    )

    assert "no_lines" == floor.refused("buyer", "purchasing.place_order", command)
    assert "amount_wrong" == floor.refused("buyer", "purchasing.place_order", wrong)
