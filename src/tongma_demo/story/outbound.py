"""Chapter three: goods go out."""

from tongma.foundation.kernel.time import add_days
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.outbound.checking.model import Check, WithdrawCheck
from tongma.outbound.picking.model import MakeList
from tongma.outbound.sales.model import (
    Allocate,
    CancelSalesOrder,
    PlaceSalesOrder,
    ReleaseAllocation,
    ShortCloseSalesLine,
)
from tongma.outbound.shipping.model import (
    OpenShipment,
)
from tongma.stock.model import Status
from tongma.stock.query.goods import find_lots
from tongma.work.documents.model import OrderLine
from tongma_demo.story import floor, gate
from tongma_demo.story.teller import Expected, Teller
from tongma_demo.story.world import GLOVE, GLOVE_CASE, STENT, World, label


def tell(teller: Teller, world: World) -> None:
    """Order, allocate, pick, check, pack, ship, deliver, with every refusal and way back."""
    order = _order(teller, world)
    lines = _allocate(teller, world, order)
    floor.tell(teller, world, order, lines)
    _check(teller, world, order)
    gate.tell(teller, world, order)
    _other_orders(teller, world)


def _lot(teller: Teller, item: int, number: str) -> int:
    with teller.runtime.database.read() as connection:
        return find_lots(connection, item, number)[0].id


def _order(teller: Teller, world: World) -> int:
    teller.chapter("A hospital orders")
    glove, stent = world.items["glove"], world.items["stent"]
    done = teller.do(
        "sales",
        "sales.place_sales_order",
        PlaceSalesOrder(
            world.hospital,
            world.site,
            (OrderLine(glove, "60", 0, "12.50", "13"), OrderLine(stent, "2", 0, "9900", "13")),
        ),
        "the hospital orders 60 gloves and 2 stents",
    )
    return int(done["order"])


def _allocate(teller: Teller, world: World, order: int) -> dict[str, int]:
    teller.chapter("Allocation, explained")
    glove = world.items["glove"]
    lot = _lot(teller, glove, "GA1")
    teller.refused(
        "picker",
        "picking.make_list",
        MakeList(order),
        Expected("nothing_to_pick", "nothing is allocated yet: nothing to pick"),
    )
    hold = teller.do(
        "quality_manager",
        "holds.place_hold",
        PlaceHold("lot", lot),
        "quality holds lot GA1",
        reason="complaint",
    )
    done = teller.do("sales", "sales.allocate", Allocate(order), "sales allocates what it can")
    reasons = {one["reason"] for one in done["lines"][0]["passed_over"]}
    teller.check("every lot passed over has its reason", True, "held" in reasons)
    teller.check("the gloves are missing, and said to be", "60", done["lines"][0]["missing"])
    teller.do(
        "quality_manager",
        "holds.lift_hold",
        LiftHold(int(hold["hold"])),
        "quality lifts the hold",
        reason="complaint closed",
    )
    teller.do(
        "sales",
        "sales.release_allocation",
        ReleaseAllocation(order),
        "sales gives the allocation back",
    )
    done = teller.do("sales", "sales.allocate", Allocate(order), "and allocates again")
    teller.check("complete", True, done["complete"])
    sealed = [one for one in done["lines"][0]["chosen"] if one["packed_as"] != "0"]
    teller.check("a whole case first", ["50"], [one["quantity"] for one in sealed])
    teller.refused(
        "sales",
        "sales.cancel_sales_order",
        CancelSalesOrder(0),
        Expected("document_unknown", "an order that does not exist cannot be cancelled"),
    )
    listed = teller.do(
        "picker", "picking.make_list", MakeList(order), "the order is released to the floor"
    )
    return teller.pick_lines(int(listed["pick_list"]))


def _check(teller: Teller, world: World, order: int) -> None:
    teller.chapter("The second person checks")
    long = add_days(world.today, 700)
    check = "checking.check"
    teller.refused(
        "picker",
        check,
        Check(order),
        Expected("same_person", "the picker may not check"),
        scans=[label(STENT, long, "SA1", "SN003")],
    )
    teller.refused(
        "checker",
        check,
        Check(order),
        Expected("serial_not_here", "a stent that was not picked"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.refused(
        "shipper",
        "shipping.open_shipment",
        OpenShipment(order),
        Expected("nothing_checked", "unchecked goods are not shipped"),
    )
    teller.do("checker", check, Check(order), "the case", scans=[label(GLOVE_CASE, long, "GA1")])
    teller.refused(
        "checker",
        check,
        Check(order, "11"),
        Expected("too_many", "more gloves than were picked"),
        scans=[label(GLOVE, long, "GA1")],
    )
    done = teller.answer("checker", check, Check(order, "10"), scans=[label(GLOVE, long, "GA1")])
    teller.check("10 loose gloves", "accepted", done.outcome)
    teller.do(
        "checker",
        "checking.withdraw_check",
        WithdrawCheck(done.record_id),
        "the checker withdraws: counts again",
    )
    teller.do(
        "checker",
        check,
        Check(order, "10"),
        "10 loose gloves again",
        scans=[label(GLOVE, long, "GA1")],
    )
    for serial in ("SN003", "SN004"):
        last = teller.do(
            "checker",
            check,
            Check(order),
            f"stent {serial}",
            scans=[label(STENT, long, "SA1", serial)],
        )
    teller.check("nothing is left to check", [], last["left"])
    teller.refused(
        "checker",
        check,
        Check(order),
        Expected("already_checked", "the same stent again"),
        scans=[label(STENT, long, "SA1", "SN004")],
    )


def _other_orders(teller: Teller, world: World) -> None:
    teller.chapter("Orders that end otherwise")
    glove = world.items["glove"]
    many = teller.do(
        "sales",
        "sales.place_sales_order",
        PlaceSalesOrder(world.hospital, world.site, (OrderLine(glove, "500"),)),
        "an order for more than there is",
    )
    done = teller.do(
        "sales", "sales.allocate", Allocate(int(many["order"])), "is allocated as far as possible"
    )
    teller.check("what is missing is said", False, done["complete"])
    teller.do(
        "sales",
        "sales.short_close_sales_line",
        ShortCloseSalesLine(int(many["lines"][0])),
        "and short-closed: stock is free again",
    )
    none = teller.do(
        "sales",
        "sales.place_sales_order",
        PlaceSalesOrder(world.hospital, world.site, (OrderLine(glove, "5"),)),
        "an order that is not wanted any more",
    )
    teller.do("sales", "sales.allocate", Allocate(int(none["order"])), "allocated")
    teller.do(
        "sales",
        "sales.cancel_sales_order",
        CancelSalesOrder(int(none["order"])),
        "cancelled: what was allocated is free again",
    )
    teller.check("nothing stays allocated", 0, teller.allocated())
    teller.check(
        "rejected goods never left the red zone", 3, teller.quantity(status=Status.REJECTED)
    )
