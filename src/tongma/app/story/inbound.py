"""Chapter one: goods come in."""

from dataclasses import dataclass

from tongma.acceptance.model import Accept, WithdrawAcceptance
from tongma.app.story.teller import Teller
from tongma.app.story.world import GLOVE, GLOVE_CASE, REAGENT, STENT, STRANGER, World
from tongma.holds.model import ApproveLift, LiftHold
from tongma.kernel.time import add_days
from tongma.purchasing.model import (
    AnnounceDelivery,
    CancelOrder,
    DecideExcess,
    NoticeLine,
    OrderLine,
    PlaceOrder,
    ShortCloseLine,
)
from tongma.putaway.model import GiveBackPutAway, PutAway
from tongma.receiving.model import CloseReceipt, OpenReceipt, ReceiveLine, UndoLine
from tongma.stock.query.holds import list_holds


@dataclass(frozen=True, slots=True)
class Inbound:
    """What later chapters need."""

    order: int
    notice: int
    receipt: int


def label(gtin: str, expiry: str = "", lot: str = "", serial: str = "") -> str:
    """Return a GS1 element string with separators, as a scanner sends it."""
    date = expiry.replace("-", "")[2:]
    text = f"01{gtin}" + (f"17{date}" if date else "")
    text += f"10{lot}\x1d" if lot else ""
    return text + (f"21{serial}\x1d" if serial else "")


def tell(teller: Teller, world: World) -> Inbound:
    """Order, announce, receive with every exception, accept, put away, and back."""
    opened = _order_and_notice(teller, world)
    _receive(teller, world, opened.receipt)
    _accept_and_put_away(teller, world)
    _other_orders(teller, world)
    return opened


def _order_and_notice(teller: Teller, world: World) -> Inbound:
    teller.chapter("Ordering")
    glove, stent, reagent = (world.items[word] for word in ("glove", "stent", "reagent"))
    order = teller.do(
        "buyer",
        "purchasing.place_order",
        PlaceOrder(
            world.supplier,
            world.site,
            (
                OrderLine(glove, "2", world.levels["glove.case"], "450.00", "13"),
                OrderLine(stent, "5", 0, "8800.00", "13"),
                OrderLine(reagent, "20", 0, "315.50", "13"),
            ),
        ),
        "the buyer orders 2 cases of gloves, 5 stents, 20 reagent kits",
    )
    teller.check(
        "exact money: net, tax, gross",
        ("51210.00", "6657.30", "57867.30"),
        (order["net"], order["tax"], order["gross"]),
    )
    long, soon = add_days(world.today, 700), add_days(world.today, 300)
    notice = teller.do(
        "buyer",
        "purchasing.announce_delivery",
        AnnounceDelivery(
            (int(order["order"]),),
            (
                NoticeLine(glove, "2", world.levels["glove.case"], "GA1", long),
                NoticeLine(
                    stent,
                    "5",
                    lot="SA1",
                    expiry=long,
                    serials=tuple(f"SN00{n}" for n in range(1, 6)),
                ),
                NoticeLine(reagent, "20", lot="RA1", expiry=soon),
            ),
        ),
        "the supplier's shipping notice names lots, dates and serials",
    )
    receipt = teller.do(
        "receiver",
        "receiving.open_receipt",
        OpenReceipt(world.site, notice=int(notice["notice"])),
        "the truck is here: a receipt is opened for the notice",
    )
    return Inbound(int(order["order"]), int(notice["notice"]), int(receipt["receipt"]))


def _receive(teller: Teller, world: World, receipt: int) -> None:
    teller.chapter("Receiving: order, notice and label compared")
    long, soon = add_days(world.today, 700), add_days(world.today, 300)
    name = "receiving.receive_line"

    def line(**fields: object) -> ReceiveLine:
        return ReceiveLine(receipt, **fields)  # type: ignore[arg-type]

    done = teller.do(
        "receiver",
        name,
        line(quantity="1", sealed=True),
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
        name,
        line(quantity="1", sealed=True),
        "the sealed case again",
        scans=[label(GLOVE_CASE, long, "GA1")],
    )
    teller.do(
        "receiver",
        name,
        line(quantity="50"),
        "50 loose gloves of the same lot",
        scans=[label(GLOVE, long, "GA1")],
    )
    over = teller.do(
        "receiver",
        name,
        line(quantity="7"),
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
            name,
            line(),
            f"stent SN00{number}",
            scans=[label(STENT, long, "SA1", f"SN00{number}")],
        )
    teller.refused(
        "receiver",
        name,
        line(),
        ("serial_exists", "the same serial twice: stop, both histories shown"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.refused(
        "receiver",
        name,
        line(),
        ("label_differs", "a serial that the notice does not name: stop"),
        scans=[label(STENT, long, "SA1", "SN999")],
    )
    teller.refused(
        "receiver",
        name,
        line(),
        ("label_differs", "the label says another expiry than the notice: stop"),
        scans=[label(REAGENT, long, "RA1")],
    )
    teller.refused(
        "receiver",
        name,
        line(),
        ("label_differs", "the label says another lot than the notice: stop"),
        scans=[label(REAGENT, soon, "RB7")],
    )
    looked = teller.do(
        "receiver",
        name,
        line(quantity="12", second_look=True),
        "after a second look the label is the truth, the difference is kept",
        scans=[label(REAGENT, soon, "RB7")],
    )
    teller.check("the difference is recorded", ["lot"], looked["differences"])
    teller.refused(
        "receiver",
        name,
        line(second_look=True),
        ("lot_conflict", "a second expiry under a known lot number: stop"),
        scans=[label(REAGENT, add_days(soon, 31), "RB7")],
    )
    teller.refused(
        "receiver",
        name,
        line(damaged=True, second_look=True),
        ("photo_required", "damaged goods need a photo"),
        scans=[label(REAGENT, soon, "RB7")],
    )
    teller.do(
        "receiver",
        name,
        line(damaged=True, second_look=True, photo=teller.photo()),
        "one damaged kit, with photo, goes to the rejected zone",
        scans=[label(REAGENT, soon, "RB7")],
    )
    gone = teller.do(
        "receiver",
        name,
        line(second_look=True),
        "an expired kit goes to the rejected zone, never into quarantine",
        scans=[label(REAGENT, add_days(world.today, -3), "ROLD")],
    )
    teller.check("it is named expired", "expired", gone["parts"][0]["disposition"])
    _strange_goods(teller, world, receipt)
    teller.do(
        "receiver",
        "receiving.close_receipt",
        CloseReceipt(receipt),
        "the receipt is closed; one stent and some kits have not come",
    )


def _strange_goods(teller: Teller, world: World, receipt: int) -> None:
    name = "receiving.receive_line"
    held = teller.held(
        "receiver",
        name,
        ReceiveLine(receipt),
        ("code_unknown", "an unknown code: goods wait, a person binds it"),
        scans=[label(STRANGER, add_days(world.today, 400), "X1")],
    )
    teller.check("there is a work item for it", True, bool(held.result.get("task")))
    teller.refused(
        "receiver",
        name,
        ReceiveLine(receipt),
        ("code_invalid", "a broken check digit is refused"),
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
        name,
        ReceiveLine(int(wrong["receipt"])),
        ("item_not_ordered", "gloves instead of a stent: refused, both sides shown"),
        scans=[label(GLOVE, add_days(world.today, 700), "GA1")],
    )
    free = teller.do(
        "receiver",
        "receiving.open_receipt",
        OpenReceipt(world.site, supplier=world.supplier),
        "goods without an order get a receipt of their own",
    )
    lone = teller.do(
        "receiver",
        name,
        ReceiveLine(int(free["receipt"]), quantity="3"),
        "they go to the exception zone",
        scans=[label(GLOVE, add_days(world.today, 700), "GN1")],
    )
    teller.check("named without order", "no_order", lone["parts"][0]["disposition"])
    short = teller.do(
        "receiver",
        name,
        ReceiveLine(int(free["receipt"]), quantity="2"),
        "short-dated gloves are held for expiry",
        scans=[label(GLOVE, add_days(world.today, 40), "GS1")],
    )
    teller.check("held", "expiry", short["held"])
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
        ("same_person", "the same person cannot agree twice"),
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


def _accept_and_put_away(teller: Teller, world: World) -> None:
    teller.chapter("Acceptance and put-away")
    lines = teller.waiting_lines(world.site)
    first = lines[0]
    teller.refused(
        "receiver",
        "acceptance.accept",
        Accept(first.id, all=True),
        ("same_person", "the receiver may not accept"),
    )
    teller.refused(
        "acceptor",
        "acceptance.accept",
        Accept(first.id, rejected="1"),
        ("reason_required", "a rejection needs a reason"),
    )
    done = teller.do(
        "acceptor",
        "acceptance.accept",
        Accept(first.id, all=True),
        "another person accepts the sealed case",
    )
    teller.refused(
        "storekeeper",
        "putaway.put_away",
        PutAway(int(done["lines"][0]), place_code="C-01-01"),
        ("place_temperature", "gloves do not go into the cold room"),
    )
    teller.refused(
        "storekeeper",
        "putaway.put_away",
        PutAway(int(done["lines"][0]), place_code="RED-01"),
        ("place_status", "released goods do not go into the rejected zone"),
    )
    teller.do(
        "acceptor",
        "acceptance.withdraw_acceptance",
        WithdrawAcceptance(int(done["lines"][0])),
        "the acceptor withdraws: a doubt",
    )
    done = teller.do(
        "acceptor", "acceptance.accept", Accept(first.id, all=True), "and accepts again"
    )
    put = teller.answer(
        "storekeeper", "putaway.put_away", PutAway(int(done["lines"][0]), place_code="A-01-02")
    )
    teller.check("the case is put away into A-01-02", "accepted", put.outcome)
    teller.do(
        "storekeeper",
        "putaway.give_back_put_away",
        GiveBackPutAway(put.record_id),
        "the storekeeper gives the put-away back",
    )
    teller.do(
        "storekeeper",
        "putaway.put_away",
        PutAway(int(done["lines"][0]), place_code="A-01-01"),
        "and uses A-01-01",
    )
    for line in lines[1:]:
        _accept_line(teller, world, line)
    teller.check(
        "gloves released: 50 sealed, 50 loose and the 7 of the excess",
        107,
        teller.quantity(item=world.items["glove"], status=2),
    )
    teller.check("stents released", 4, teller.quantity(item=world.items["stent"], status=2))


def _accept_line(teller: Teller, world: World, line: object) -> None:
    item, line_id = line.item, line.id  # type: ignore[attr-defined]
    if item == world.items["reagent"]:
        done = teller.do(
            "acceptor",
            "acceptance.accept",
            Accept(line_id, released="11", rejected="1"),
            "kits: 11 released, 1 rejected with a reason",
            reason="wet carton",
        )
    else:
        done = teller.do(
            "acceptor", "acceptance.accept", Accept(line_id, all=True), "accepted whole"
        )
    bins = {"glove": "A-01-01", "stent": "A-01-03", "reagent": "C-01-01"}
    word = next(word for word, one in world.items.items() if one == item)
    teller.do(
        "storekeeper",
        "putaway.put_away",
        PutAway(int(done["lines"][0]), place_code=bins[word]),
        f"put away into {bins[word]}",
    )


def _other_orders(teller: Teller, world: World) -> None:
    teller.chapter("What does not come")
    order = teller.do(
        "buyer",
        "purchasing.place_order",
        PlaceOrder(world.supplier, world.site, (OrderLine(world.items["reagent"], "5"),)),
        "an order nobody needs any more",
    )
    teller.do("buyer", "purchasing.cancel_order", CancelOrder(int(order["order"])), "is cancelled")
    order = teller.do(
        "buyer",
        "purchasing.place_order",
        PlaceOrder(world.supplier, world.site, (OrderLine(world.items["reagent"], "5"),)),
        "an order that stays short",
    )
    done = teller.do(
        "buyer",
        "purchasing.short_close_line",
        ShortCloseLine(int(order["lines"][0])),
        "its line is short-closed",
    )
    teller.check("the order closes with its last line", True, done["order_closed"])
