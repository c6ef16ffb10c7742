"""Chapter two: inside the warehouse, while work goes on."""

from tongma.inbound.opening_stock.model import (
    CancelOpening,
    OpeningLine,
    PrepareOpening,
    SignOpening,
)
from tongma.inside.backdated.model import AcceptLateFact, RefuseLateFact
from tongma.inside.counting.model import ApproveCount, CancelCount, CountBin, FoundGoods, OpenCount
from tongma.inside.counting.model import ReopenCountLine as Reopen
from tongma.inside.transfers.model import (
    ArriveTransfer,
    CancelTransfer,
    DispatchTransfer,
    Moved,
    Relocate,
    UndoRelocation,
)
from tongma.stock.query.goods import find_lots
from tongma_demo.story.teller import Expected, Teller
from tongma_demo.story.world import World


def tell(teller: Teller, world: World) -> None:
    """Opening stock, counts, relocation, transfer."""
    _opening(teller, world)
    _relocate(teller, world)
    _count(teller, world)
    _late(teller, world)
    _transfer(teller, world)


def _lot(teller: Teller, item: int, number: str) -> int:
    with teller.runtime.database.read() as connection:
        return find_lots(connection, item, number)[0].id


def _opening(teller: Teller, world: World) -> None:
    teller.chapter("Opening stock, signed by two")
    line = OpeningLine(world.items["reagent"], world.places["C-01-01"], "30", "R00", "2099-12-31")
    wrong = teller.do(
        "storekeeper",
        "opening.prepare_opening",
        PrepareOpening(world.site, (line,)),
        "opening stock is laid down",
    )
    teller.do(
        "storekeeper",
        "opening.cancel_opening",
        CancelOpening(int(wrong["opening"])),
        "and thrown away: wrong list",
    )
    done = teller.do(
        "storekeeper",
        "opening.prepare_opening",
        PrepareOpening(world.site, (line,)),
        "the right list",
    )
    opening = int(done["opening"])
    teller.refused(
        "storekeeper",
        "opening.sign_opening",
        SignOpening(opening),
        Expected("same_person", "who prepared it may not sign it"),
    )
    teller.do(
        "second_manager",
        "opening.sign_opening",
        SignOpening(opening),
        "a second person signs: it is booked",
    )


def _relocate(teller: Teller, world: World) -> None:
    teller.chapter("Relocation")
    glove, source = world.items["glove"], world.places["A-01-01"]
    what = Moved(glove, "20", source, _lot(teller, glove, "GA1"))
    teller.refused(
        "storekeeper",
        "transfers.relocate",
        Relocate(world.site, what, place_code="C-01-01"),
        Expected("place_temperature", "gloves stay out of the cold room"),
    )
    teller.refused(
        "storekeeper",
        "transfers.relocate",
        Relocate(world.site, Moved(glove, "900", source, what.lot), place_code="A-01-02"),
        Expected("not_enough_stock", "more than there is cannot be moved"),
    )
    done = teller.do(
        "storekeeper",
        "transfers.relocate",
        Relocate(world.site, what, place_code="A-01-02"),
        "20 gloves to A-01-02",
    )
    teller.do(
        "storekeeper", "transfers.undo_relocation", UndoRelocation(int(done["record"])), "and back"
    )


def _count(teller: Teller, world: World) -> None:
    teller.chapter("Counting while work goes on")
    glove, place = world.items["glove"], world.places["A-01-01"]
    lot, case = _lot(teller, glove, "GA1"), world.levels["glove.case"]
    done = teller.do(
        "counter",
        "counting.open_count",
        OpenCount(world.site, (place,)),
        "a count of A-01-01 is opened",
    )
    count, line = int(done["count"]), int(done["lines"][0])
    right = FoundGoods(glove, lot, case, "50")
    first = CountBin(count, place, (right, FoundGoods(glove, lot, 0, "55")))
    teller.do("counter", "counting.count_bin", first, "the counter finds 55 loose gloves, blind")
    teller.refused(
        "counter",
        "counting.count_bin",
        first,
        Expected("same_person", "the same person may not count it again"),
    )
    second = CountBin(count, place, (right, FoundGoods(glove, lot, 0, "56")))
    done = teller.do("second_counter", "counting.count_bin", second, "a second person finds 56")
    teller.check("it waits for approval", "to_approve", done["state"])
    teller.refused(
        "second_counter",
        "counting.approve_count",
        ApproveCount(line),
        Expected("same_person", "a counter may not approve"),
    )
    teller.do(
        "count_approver",
        "counting.reopen_count_line",
        Reopen(line),
        "the approver has it counted once more",
    )
    teller.refused(
        "counter",
        "counting.count_bin",
        second,
        Expected("same_person", "not by someone who has counted it"),
    )
    teller.do("storekeeper", "counting.count_bin", second, "a third person finds 56 too")
    teller.do(
        "count_approver",
        "counting.approve_count",
        ApproveCount(line),
        "approved: one glove is written off",
    )
    teller.check("56 loose and 50 sealed", 106, teller.quantity(item=glove, place=place))
    _count_pieces(teller, world)


def _count_pieces(teller: Teller, world: World) -> None:
    stent, place = world.items["stent"], world.places["A-01-03"]
    done = teller.do(
        "counter", "counting.open_count", OpenCount(world.site, (place,)), "a count of the stents"
    )
    found = FoundGoods(stent, serials=("SN001", "SN002", "SN003", "SN004"))
    done = teller.do(
        "counter",
        "counting.count_bin",
        CountBin(int(done["count"]), place, (found,)),
        "all four pieces are there",
    )
    teller.check("without a difference it is done", "done", done["state"])
    idle = teller.do(
        "counter", "counting.open_count", OpenCount(world.site, (place,)), "one more count"
    )
    teller.do("counter", "counting.cancel_count", CancelCount(int(idle["count"])), "is given up")


def _late(teller: Teller, world: World) -> None:
    teller.chapter("A fact that comes after the count")
    glove, place = world.items["glove"], world.places["A-01-01"]
    what = Moved(glove, "6", place, _lot(teller, glove, "GA1"))
    before = teller.runtime.clock.now()
    done = teller.do(
        "counter", "counting.open_count", OpenCount(world.site, (place,)), "the bin is counted anew"
    )
    right = FoundGoods(glove, what.lot, world.levels["glove.case"], "50")
    found = CountBin(int(done["count"]), place, (right, FoundGoods(glove, what.lot, 0, "56")))
    teller.do("counter", "counting.count_bin", found, "nothing is missing: the count is settled")
    command = Relocate(world.site, what, place_code="A-01-02")
    cases = []
    for words in ("taken before the count, told after it: it waits", "and another one"):
        answer = teller.held(
            "storekeeper",
            "transfers.relocate",
            command,
            Expected("before_count", words),
            happened_at=before,
        )
        cases.append(int(str(answer.result["case_id"])))
    teller.refused(
        "storekeeper",
        "late.accept_late_fact",
        AcceptLateFact(cases[0]),
        Expected("same_person", "who sent it does not judge it"),
        reason="seen on the camera",
    )
    teller.do(
        "second_manager",
        "late.refuse_late_fact",
        RefuseLateFact(cases[0]),
        "the count has it already: not posted",
        reason="the counter saw the empty shelf",
    )
    done = teller.do(
        "second_manager",
        "late.accept_late_fact",
        AcceptLateFact(cases[1]),
        "taken after the counter had gone: posted, and the bin is counted again",
        reason="the clock of the device was slow",
    )
    teller.check("one bin is to be counted", 1, len(done["count_tasks"]))
    teller.check("six are gone from the bin", 100, teller.quantity(item=glove, place=place))
    teller.do(
        "storekeeper",
        "transfers.undo_relocation",
        UndoRelocation(int(done["result"]["record"])),
        "they are brought back",
    )


def _transfer(teller: Teller, world: World) -> None:
    teller.chapter("Transfer to the second site")
    reagent, place = world.items["reagent"], world.places["C-01-01"]
    lot = _lot(teller, reagent, "R00")
    what = Moved(reagent, "10", place, lot)
    back = teller.do(
        "storekeeper",
        "transfers.dispatch_transfer",
        DispatchTransfer(world.site, world.other_site, (what,)),
        "10 kits leave",
    )
    teller.do(
        "storekeeper",
        "transfers.cancel_transfer",
        CancelTransfer(int(back["transfer"])),
        "the van turns round: all back",
    )
    sent = teller.do(
        "storekeeper",
        "transfers.dispatch_transfer",
        DispatchTransfer(world.site, world.other_site, (what,)),
        "they leave again",
    )
    transfer, line = int(sent["transfer"]), int(sent["lines"][0])
    done = teller.do(
        "receiver", "transfers.arrive_transfer", ArriveTransfer(transfer, line, "8"), "8 arrive"
    )
    teller.check("2 are still on the road, visibly", "2", done["in_transit"])
    teller.refused(
        "receiver",
        "transfers.arrive_transfer",
        ArriveTransfer(transfer, line, "3"),
        Expected("more_than_sent", "more than was sent cannot arrive"),
    )
    teller.do(
        "receiver", "transfers.arrive_transfer", ArriveTransfer(transfer, line), "the rest arrives"
    )
