"""Chapter one: goods come in."""

from dataclasses import dataclass

from tongma.foundation.kernel.time import add_days
from tongma.inbound.acceptance.model import Accept, WithdrawAcceptance
from tongma.inbound.purchasing.model import (
    AnnounceDelivery,
    CancelOrder,
    NoticeLine,
    PlaceOrder,
    ShortCloseLine,
)
from tongma.inbound.putaway.model import GiveBackPutAway, PutAway
from tongma.inbound.receiving.model import OpenReceipt
from tongma.work.documents.model import OrderLine
from tongma_demo.story import dock
from tongma_demo.story.teller import Expected, Teller
from tongma_demo.story.world import World


@dataclass(frozen=True, slots=True)
class Inbound:
    """What later chapters need."""

    order: int
    notice: int
    receipt: int


def tell(teller: Teller, world: World) -> Inbound:
    """Order, announce, receive with every exception, accept, put away, and back."""
    opened = _order_and_notice(teller, world)
    dock.tell(teller, world, opened.receipt)
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


def _accept_and_put_away(teller: Teller, world: World) -> None:
    teller.chapter("Acceptance and put-away")
    lines = teller.waiting_lines(world.site)
    first = lines[0]
    teller.refused(
        "receiver",
        "acceptance.accept",
        Accept(first.id, all=True),
        Expected("same_person", "the receiver may not accept"),
    )
    teller.refused(
        "acceptor",
        "acceptance.accept",
        Accept(first.id, rejected="1"),
        Expected("reason_required", "a rejection needs a reason"),
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
        Expected("place_temperature", "gloves do not go into the cold room"),
    )
    teller.refused(
        "storekeeper",
        "putaway.put_away",
        PutAway(int(done["lines"][0]), place_code="RED-01"),
        Expected("place_status", "released goods do not go into the rejected zone"),
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
