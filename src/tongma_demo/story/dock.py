"""Chapter one, at the dock: order, notice and label compared."""

from tongma.foundation.kernel.time import add_days
from tongma.inbound.purchasing.model import DecideExcess, PlaceOrder
from tongma.inbound.receiving.model import CloseReceipt, OpenReceipt, ReceiveLine, UndoLine
from tongma.inside.holds.model import ApproveLift, LiftHold
from tongma.stock.query.holds import list_holds
from tongma.work.documents.model import OrderLine
from tongma_demo.story.teller import Expected, Teller
from tongma_demo.story.world import (
    GLOVE,
    GLOVE_CASE,
    REAGENT,
    STENT,
    STRANGER,
    World,
    label,
)

RECEIVE = "receiving.receive_line"


def tell(teller: Teller, world: World, receipt: int) -> None:
    """Receive what was announced, with every exception."""
    teller.chapter("Receiving: order, notice and label compared")
    _gloves(teller, world, receipt)
    _excess_and_stents(teller, world, receipt)
    _labels_that_differ(teller, world, receipt)
    _bad_goods(teller, world, receipt)
    _strange_goods(teller, world, receipt)
    _without_order(teller, world)
    teller.do(
        "receiver",
        "receiving.close_receipt",
        CloseReceipt(receipt),
        "the receipt is closed; one stent and some kits have not come",
    )


def _gloves(teller: Teller, world: World, receipt: int) -> None:
    long = add_days(world.today, 700)
    done = teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, quantity="1", sealed=True),
        "one sealed case of gloves, lot GA1, by one scan",
        scans=[label(GLOVE_CASE, long, "GA1")],
    )
    teller.check(
        "a case counts as its 50 base units", 50, teller.quantity(item=world.items["glove"])
    )
    teller.do(
        "receiver",
        "receiving.undo_line",
        UndoLine(int(done["parts"][0]["line"])),
        "the receiver takes the line back: the wrong dock door",
    )
    teller.check("the ledger is empty again", 0, teller.quantity(item=world.items["glove"]))
    teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, quantity="1", sealed=True),
        "the sealed case again",
        scans=[label(GLOVE_CASE, long, "GA1")],
    )
    teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, quantity="50"),
        "50 loose gloves of the same lot",
        scans=[label(GLOVE, long, "GA1")],
    )


def _excess_and_stents(teller: Teller, world: World, receipt: int) -> None:
    long = add_days(world.today, 700)
    over = teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, quantity="7"),
        "7 gloves more than ordered go to the exception zone",
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.check("the excess is named", "over", over["parts"][0]["disposition"])
    teller.do(
        "buyer",
        "purchasing.decide_excess",
        DecideExcess(int(over["parts"][0]["line"]), "accept"),
        "the buyer takes the excess",
    )
    for number in range(1, 5):
        teller.do(
            "receiver",
            RECEIVE,
            ReceiveLine(receipt),
            f"stent SN00{number}",
            scans=[label(STENT, long, "SA1", f"SN00{number}")],
        )
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt),
        Expected("serial_exists", "the same serial twice: stop, both histories shown"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt),
        Expected("label_differs", "a serial that the notice does not name: stop"),
        scans=[label(STENT, long, "SA1", "SN999")],
    )


def _labels_that_differ(teller: Teller, world: World, receipt: int) -> None:
    long, soon = add_days(world.today, 700), add_days(world.today, 300)
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt),
        Expected("label_differs", "the label says another expiry than the notice: stop"),
        scans=[label(REAGENT, long, "RA1")],
    )
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt),
        Expected("label_differs", "the label says another lot than the notice: stop"),
        scans=[label(REAGENT, soon, "RB7")],
    )
    looked = teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, quantity="12", second_look=True),
        "after a second look the label is the truth, the difference is kept",
        scans=[label(REAGENT, soon, "RB7")],
    )
    teller.check("the difference is recorded", ["lot"], looked["differences"])
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, second_look=True),
        Expected("lot_conflict", "a second expiry under a known lot number: stop"),
        scans=[label(REAGENT, add_days(soon, 31), "RB7")],
    )


def _bad_goods(teller: Teller, world: World, receipt: int) -> None:
    soon = add_days(world.today, 300)
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, damaged=True, second_look=True),
        Expected("photo_required", "damaged goods need a photo"),
        scans=[label(REAGENT, soon, "RB7")],
    )
    teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, damaged=True, second_look=True, photo=teller.photo()),
        "one damaged kit, with photo, goes to the rejected zone",
        scans=[label(REAGENT, soon, "RB7")],
    )
    gone = teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt, second_look=True),
        "an expired kit goes to the rejected zone, never into quarantine",
        scans=[label(REAGENT, add_days(world.today, -3), "ROLD")],
    )
    teller.check("it is named expired", "expired", gone["parts"][0]["disposition"])


def _strange_goods(teller: Teller, world: World, receipt: int) -> None:
    held = teller.held(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt),
        Expected("code_unknown", "an unknown code: goods wait, a person binds it"),
        scans=[label(STRANGER, add_days(world.today, 400), "X1")],
    )
    teller.check("there is a work item for it", True, bool(held.result.get("task")))
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(receipt),
        Expected("code_invalid", "a broken check digit is refused"),
        scans=[label(STRANGER[:-1] + "0", add_days(world.today, 400), "X1")],
    )
    other = teller.do(
        "buyer",
        "purchasing.place_order",
        PlaceOrder(world.supplier, world.site, (OrderLine(world.items["stent"], "1"),)),
        "a second order, for one stent",
    )
    wrong = teller.do(
        "receiver",
        "receiving.open_receipt",
        OpenReceipt(world.site, (int(other["order"]),)),
        "its receipt",
    )
    teller.refused(
        "receiver",
        RECEIVE,
        ReceiveLine(int(wrong["receipt"])),
        Expected("item_not_ordered", "gloves instead of a stent: refused, both sides shown"),
        scans=[label(GLOVE, add_days(world.today, 700), "GA1")],
    )


def _without_order(teller: Teller, world: World) -> None:
    free = teller.do(
        "receiver",
        "receiving.open_receipt",
        OpenReceipt(world.site, supplier=world.supplier),
        "goods without an order get a receipt of their own",
    )
    lone = teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(int(free["receipt"]), quantity="3"),
        "they go to the exception zone",
        scans=[label(GLOVE, add_days(world.today, 700), "GN1")],
    )
    teller.check("named without order", "no_order", lone["parts"][0]["disposition"])
    short = teller.do(
        "receiver",
        RECEIVE,
        ReceiveLine(int(free["receipt"]), quantity="2"),
        "short-dated gloves are held for expiry",
        scans=[label(GLOVE, add_days(world.today, 40), "GS1")],
    )
    teller.check("held", "expiry", short["held"])
    _lift_by_two(teller)


def _lift_by_two(teller: Teller) -> None:
    with teller.runtime.database.read() as connection:
        hold = next(one for one in list_holds(connection) if one.reason == "expiry")
    teller.do(
        "quality_manager",
        "holds.lift_hold",
        LiftHold(hold.id),
        "quality agrees to lift it",
        reason="urgent surgery",
    )
    teller.refused(
        "quality_manager",
        "holds.lift_hold",
        LiftHold(hold.id),
        Expected("same_person", "the same person cannot agree twice"),
        reason="again",
    )
    lifted = teller.do(
        "buyer",
        "holds.approve_lift",
        ApproveLift(hold.id),
        "the buyer agrees too: lifted",
        reason="hospital knows",
    )
    teller.check("two agreements lift it", True, lifted["lifted"])
