"""Chapter three, on the floor: picking, proved by scan."""

from tongma.foundation.kernel.time import add_days
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.outbound.picking.model import MakeList, Pick, ShortPick, Unpick
from tongma.outbound.sales.model import Allocate
from tongma_demo.story.teller import Expected, Teller
from tongma_demo.story.world import GLOVE, GLOVE_BOX, GLOVE_CASE, STENT, World, label

PICK = "picking.pick"


def tell(teller: Teller, world: World, order: int, lines: dict[str, int]) -> None:
    """Pick cases, loose goods and pieces, with every refusal; a hold comes in between."""
    teller.chapter("Picking, proved by scan")
    _wrong_scans(teller, world, lines)
    stents = _hold_meets_pick(teller, world, order, lines["piece"])
    _right_scans(teller, world, {**lines, "piece": stents})


def _wrong_scans(teller: Teller, world: World, lines: dict[str, int]) -> None:
    long = add_days(world.today, 700)
    case, loose, stents = lines["sealed"], lines["loose"], lines["piece"]
    teller.refused(
        "picker",
        PICK,
        Pick(case),
        Expected("wrong_item", "a stent instead of gloves"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.refused(
        "picker",
        PICK,
        Pick(case),
        Expected("lot_unknown", "a lot the ledger never saw"),
        scans=[label(GLOVE_CASE, long, "GZ9")],
    )
    teller.refused(
        "picker",
        PICK,
        Pick(loose, "1"),
        Expected("wrong_lot", "another lot of the item"),
        scans=[label(GLOVE, add_days(world.today, 700), "GN1")],
    )
    teller.refused(
        "picker",
        PICK,
        Pick(case),
        Expected("wrong_level", "a box instead of the case"),
        scans=[label(GLOVE_BOX, long, "GA1")],
    )
    teller.refused(
        "picker",
        PICK,
        Pick(loose, "11", "A-01-01"),
        Expected("too_many", "more than the list wants"),
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.refused(
        "picker",
        PICK,
        Pick(loose, "10", "A-01-02"),
        Expected("wrong_place", "out of the wrong bin"),
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.refused(
        "picker",
        PICK,
        Pick(stents),
        Expected("serial_unknown", "a serial the ledger never saw"),
        scans=[label(STENT, long, "SA1", "SN777")],
    )


def _hold_meets_pick(teller: Teller, world: World, order: int, stents: int) -> int:
    """Return the line of the second pick list."""
    long = add_days(world.today, 700)
    hold = teller.do(
        "quality_manager",
        "holds.place_hold",
        PlaceHold("place", world.places["A-01-03"]),
        "quality holds the stents' bin during the pick",
        reason="alarm",
    )
    teller.refused(
        "picker",
        PICK,
        Pick(stents),
        Expected("stock_held", "held stock is not picked"),
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
        PICK,
        Pick(stents),
        Expected("not_allocated", "the hold had given the allocation back"),
        scans=[label(STENT, long, "SA1", "SN001")],
    )
    teller.do("picker", "picking.short_pick", ShortPick(stents), "the line is closed short")
    teller.lift_count_holds("counter", world)
    teller.do("sales", "sales.allocate", Allocate(order), "sales allocates the stents again")
    again = teller.do("picker", "picking.make_list", MakeList(order), "a second pick list")
    return teller.pick_lines(int(again["pick_list"]))["piece"]


def _right_scans(teller: Teller, world: World, lines: dict[str, int]) -> None:
    long = add_days(world.today, 700)
    case, loose, stents = lines["sealed"], lines["loose"], lines["piece"]
    teller.do(
        "picker",
        PICK,
        Pick(case, "", "A-01-01"),
        "the sealed case, one scan",
        scans=[label(GLOVE_CASE, long, "GA1")],
    )
    some = teller.answer("picker", PICK, Pick(loose, "4"), scans=[label(GLOVE, long, "GA1")])
    teller.check("4 loose gloves", "accepted", some.outcome)
    teller.do(
        "picker", "picking.unpick", Unpick(some.record_id), "the picker puts them back: torn bag"
    )
    teller.do(
        "picker",
        PICK,
        Pick(loose, "10", "A-01-01"),
        "10 loose gloves",
        scans=[label(GLOVE, long, "GA1")],
    )
    teller.do(
        "picker",
        PICK,
        Pick(stents),
        "stent SN003, which was not the chosen one: swapped",
        scans=[label(STENT, long, "SA1", "SN003")],
    )
    teller.do(
        "picker", PICK, Pick(stents), "stent SN004", scans=[label(STENT, long, "SA1", "SN004")]
    )
