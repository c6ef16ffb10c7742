"""Chapter three: goods go out."""

from tongma.app.story.inbound import label
from tongma.app.story.teller import Teller
from tongma.app.story.world import GLOVE, GLOVE_BOX, GLOVE_CASE, STENT, World
from tongma.checking.model import Check, WithdrawCheck
from tongma.holds.model import LiftHold, PlaceHold
from tongma.kernel.time import add_days
from tongma.picking.model import MakeList, Pick, ShortPick, Unpick
from tongma.sales.model import (
    Allocate,
    CancelSalesOrder,
    PlaceSalesOrder,
    ReleaseAllocation,
    SalesLine,
    ShortCloseSalesLine,
)
from tongma.shipping.model import (
    CancelShipment,
    Deliver,
    Dispatch,
    NewCarton,
    OpenShipment,
    Pack,
    Unpack,
)
from tongma.stock.model import Status
from tongma.stock.query.goods import find_lots


def tell(teller: Teller, world: World) -> None:
    """Order, allocate, pick, check, pack, ship, deliver, with every refusal and way back."""
    order = _order(teller, world)
    lines = _allocate(teller, world, order)
    _pick(teller, world, order, lines)
    _check(teller, world, order)
    _ship(teller, world, order)
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
            (SalesLine(glove, "60", 0, "12.50", "13"), SalesLine(stent, "2", 0, "9900", "13")),
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
        ("nothing_to_pick", "nothing is allocated yet: nothing to pick"),
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
        ("document_unknown", "an order that does not exist cannot be cancelled"),
    )
    listed = teller.do(
        "picker", "picking.make_list", MakeList(order), "the order is released to the floor"
    )
    return teller.pick_lines(int(listed["pick_list"]))


def _pick(teller: Teller, world: World, order: int, lines: dict[str, int]) -> None:
    teller.chapter("Picking, proved by scan")
    long = add_days(world.today, 700)
    case, loose, stents = lines["sealed"], lines["loose"], lines["piece"]
    pick = "picking.pick"
    teller.refused(
        "picker",
        pick,
        Pick(case),
        ("wrong_item", "a stent instead of gloves"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.refused(
        "picker",
        pick,
        Pick(case),
        ("lot_unknown", "a lot the ledger never saw"),
        scans=[label(GLOVE_CASE, long, "GZ9")],
    )
    teller.refused(
        "picker",
        pick,
        Pick(loose, "1"),
        ("wrong_lot", "another lot of the item"),
        scans=[label(GLOVE, add_days(world.today, 700), "GN1")],
    )
    teller.refused(
        "picker",
        pick,
        Pick(case),
        ("wrong_level", "a box instead of the case"),
        scans=[label(GLOVE_BOX, long, "GA1")],
    )
    teller.refused(
        "picker",
        pick,
        Pick(loose, "11", "A-01-01"),
        ("too_many", "more than the list wants"),
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.refused(
        "picker",
        pick,
        Pick(loose, "10", "A-01-02"),
        ("wrong_place", "out of the wrong bin"),
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.refused(
        "picker",
        pick,
        Pick(stents),
        ("serial_unknown", "a serial the ledger never saw"),
        scans=[label(STENT, long, "SA1", "SN777")],
    )
    hold = teller.do(
        "quality_manager",
        "holds.place_hold",
        PlaceHold("place", world.places["A-01-03"]),
        "quality holds the stents' bin during the pick",
        reason="alarm",
    )
    teller.refused(
        "picker",
        pick,
        Pick(stents),
        ("stock_held", "held stock is not picked"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.do(
        "quality_manager",
        "holds.lift_hold",
        LiftHold(int(hold["hold"])),
        "the hold is lifted",
        reason="false alarm",
    )
    teller.refused(
        "picker",
        pick,
        Pick(stents),
        ("not_allocated", "the hold had given the allocation back"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.do("picker", "picking.short_pick", ShortPick(stents), "the line is closed short")
    teller.lift_count_holds("counter", world)
    teller.do("sales", "sales.allocate", Allocate(order), "sales allocates the stents again")
    again = teller.do("picker", "picking.make_list", MakeList(order), "a second pick list")
    stents = teller.pick_lines(int(again["pick_list"]))["piece"]
    teller.do(
        "picker",
        pick,
        Pick(case, "", "A-01-01"),
        "the sealed case, one scan",
        scans=[label(GLOVE_CASE, long, "GA1")],
    )
    some = teller.answer("picker", pick, Pick(loose, "4"), scans=[label(GLOVE, long, "GA1")])
    teller.check("4 loose gloves", "accepted", some.outcome)
    teller.do(
        "picker", "picking.unpick", Unpick(some.record_id), "the picker puts them back: torn bag"
    )
    teller.do(
        "picker",
        pick,
        Pick(loose, "10", "A-01-01"),
        "10 loose gloves",
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.do(
        "picker",
        pick,
        Pick(stents),
        "stent SN003, which was not the chosen one: swapped",
        scans=[label(STENT, long, "SA1", "SN003")],
    )
    teller.do(
        "picker", pick, Pick(stents), "stent SN004", scans=[label(STENT, long, "SA1", "SN004")]
    )


def _check(teller: Teller, world: World, order: int) -> None:
    teller.chapter("The second person checks")
    long = add_days(world.today, 700)
    check = "checking.check"
    teller.refused(
        "picker",
        check,
        Check(order),
        ("same_person", "the picker may not check"),
        scans=[label(STENT, long, "SA1", "SN003")],
    )
    teller.refused(
        "checker",
        check,
        Check(order),
        ("serial_not_here", "a stent that was not picked"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.refused(
        "shipper",
        "shipping.open_shipment",
        OpenShipment(order),
        ("nothing_checked", "unchecked goods are not shipped"),
    )
    teller.do("checker", check, Check(order), "the case", scans=[label(GLOVE_CASE, long, "GA1")])
    teller.refused(
        "checker",
        check,
        Check(order, "11"),
        ("too_many", "more gloves than were picked"),
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
        ("already_checked", "the same stent again"),
        scans=[label(STENT, long, "SA1", "SN004")],
    )


def _ship(teller: Teller, world: World, order: int) -> None:
    teller.chapter("Packing and shipping")
    long = add_days(world.today, 700)
    first = teller.do("shipper", "shipping.open_shipment", OpenShipment(order), "a shipment")
    teller.do(
        "shipper",
        "shipping.cancel_shipment",
        CancelShipment(int(first["shipment"])),
        "is given up again",
    )
    done = teller.do("shipper", "shipping.open_shipment", OpenShipment(order), "the shipment")
    shipment = int(done["shipment"])
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier),
        ("nothing_packed", "nothing is packed yet"),
    )
    carton = teller.do(
        "shipper", "shipping.new_carton", NewCarton(shipment), "a carton with an SSCC"
    )
    box = int(carton["carton"])
    pack = "shipping.pack"
    teller.refused(
        "shipper",
        pack,
        Pack(shipment, box),
        ("wrong_item", "goods of nobody's order"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.do(
        "shipper",
        pack,
        Pack(shipment, box),
        "the case into the carton",
        scans=[label(GLOVE_CASE, long, "GA1")],
    )
    wrong = teller.answer(
        "shipper", pack, Pack(shipment, box, "10"), scans=[label(GLOVE, long, "GA1")]
    )
    teller.check("10 loose gloves into the carton", "accepted", wrong.outcome)
    teller.do("shipper", "shipping.unpack", Unpack(wrong.record_id), "out again: too heavy")
    teller.do(
        "shipper",
        pack,
        Pack(shipment, box, "10"),
        "and in again",
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier),
        ("not_packed", "the stents are still on the table"),
    )
    for serial in ("SN003", "SN004"):
        teller.do(
            "shipper",
            pack,
            Pack(shipment, box),
            f"stent {serial} into the carton",
            scans=[label(STENT, long, "SA1", serial)],
        )
    hold = teller.do(
        "quality_manager",
        "holds.place_hold",
        PlaceHold("item", world.items["stent"], "recall"),
        "a recall holds the stents in the last moment",
        reason="field notice",
    )
    teller.check("the hold names what is picked", 2, len(hold["picked"]))
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier),
        ("stock_held", "the gate stays shut"),
    )
    teller.do(
        "quality_manager",
        "holds.lift_hold",
        LiftHold(int(hold["hold"])),
        "the recall did not mean this lot",
        reason="other lots",
    )
    teller.refused(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.hospital),
        ("partner_role", "a hospital is no carrier"),
    )
    gone = teller.do(
        "shipper",
        "shipping.dispatch",
        Dispatch(shipment, world.carrier, "SF-000123", "演A·00001"),
        "the carrier takes the carton",
    )
    teller.check("the order is fulfilled", True, gone["order_closed"])
    teller.check(
        "the hospital has 60 gloves",
        60,
        teller.quantity(item=world.items["glove"], place=world.hospital),
    )
    teller.refused(
        "shipper",
        pack,
        Pack(shipment, box),
        ("document_not_open", "nothing is packed into a carton that has left"),
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.do(
        "shipper",
        "shipping.deliver",
        Deliver(shipment, "器械科 王老师", teller.photo()),
        "delivered, signed, with a photo as proof",
    )


def _other_orders(teller: Teller, world: World) -> None:
    teller.chapter("Orders that end otherwise")
    glove = world.items["glove"]
    many = teller.do(
        "sales",
        "sales.place_sales_order",
        PlaceSalesOrder(world.hospital, world.site, (SalesLine(glove, "500"),)),
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
        PlaceSalesOrder(world.hospital, world.site, (SalesLine(glove, "5"),)),
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
