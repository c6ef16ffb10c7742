"""Sequences of packages, each with what every step does: boundaries and order of precedence."""

from dataclasses import replace

import pytest

from tongma.work.scan_sessions.session import CountedGoods, ScannedUnit, ScanSession, ScanStep

ITEM, OTHER = 7, 8


def goods(quantity=1, *, lot="L1", serial="", factor=1, item=ITEM, unit=""):
    return CountedGoods(item, lot, serial, quantity, unit, factor)


def box(factor, *, answer="", lot="L1", item=ITEM):
    """A sealed package of a lot without serial."""
    return ScanStep(goods=goods(factor, lot=lot, factor=factor, item=item), answer=answer)


def piece(serial, *above, item=ITEM):
    return ScanStep(goods=goods(serial=serial, item=item), above=above)


def unit(key, *leaves, inside=(), above=(), act="whole", answer=""):
    return ScanStep(unit=ScannedUnit(key, inside, leaves), above=above, act=act, answer=answer)


def of(key, quantity, *serials, lot="L1"):
    """Goods that lie in a unit: pieces by serial, or so many of a lot."""
    if serials:
        return tuple(goods(lot=lot, serial=one, unit=key) for one in serials)
    return (goods(quantity, lot=lot, unit=key),)


CARTON = of("C", 5)
PALLET = (*CARTON, *of("D", 6))
PIECES = of("C", 0, "S1", "S2")


def pallet(**more):
    return unit("P", *PALLET, inside=("C", "D"), **more)


def carton(**more):
    return unit("C", *CARTON, above=("P",), **more)


def opened(step):
    return ScanStep(unit=step.unit, above=step.above, act="open")


def closed(step):
    return ScanStep(unit=step.unit, above=step.above, act="close")


COUNTED, NONE = "counted", "none"
AGAIN, INSIDE = "duplicate scanned_already", "duplicate in_counted_unit"
ASKS, EMPTY, OPENED = "asks same_lot_counted", "none content_unknown", "duplicate opened_already"

NAMELESS, OTHER_LOT = "asks serial_not_scanned", "contradiction lot_differs"


def nameless(answer="", lot="L1"):
    """A piece of serial-controlled goods whose label shows no serial."""
    return ScanStep(goods=replace(goods(lot=lot), nameless=True), answer=answer)


def of_lot(serial, lot):
    return ScanStep(goods=goods(lot=lot, serial=serial))


def case(lot):
    return unit("G S", replace(goods(6, lot=lot, unit="G S"), factor=6))


SEQUENCES = {
    "a piece without its serial": [(nameless(), NAMELESS, 0)],
    "a piece without its serial after itself": [
        (piece("S1"), COUNTED, 1),
        (nameless(), NAMELESS, 0),
        (nameless("inside"), AGAIN, 0),
        (nameless("another"), COUNTED, 1),
        (nameless(), NAMELESS, 0),
    ],
    "one serial under two lots": [
        (of_lot("S1", "L1"), COUNTED, 1),
        (of_lot("S1", "L2"), OTHER_LOT, 0),
        (of_lot("S1", ""), AGAIN, 0),
        (of_lot("S2", "L2"), COUNTED, 1),
    ],
    "a serial that lies in a counted unit under another lot": [
        (unit("C", *PIECES), COUNTED, 2),
        (ScanStep(goods=goods(lot="L2", serial="S1"), above=("C",)), OTHER_LOT, 0),
    ],
    "a unit that holds a serial scanned under another lot": [
        (of_lot("S1", "L2"), COUNTED, 1),
        (unit("C", *PIECES), OTHER_LOT, 0),
    ],
    "a case under two lots": [(case("L1"), COUNTED, 6), (case("L2"), OTHER_LOT, 0)],
    "nothing": [(ScanStep(), NONE, 0)],
    # pieces: by item and serial
    "a piece twice": [(piece("S1"), COUNTED, 1), (piece("S1"), AGAIN, 0)],
    "two pieces": [(piece("S1"), COUNTED, 1), (piece("S2"), COUNTED, 1)],
    "one serial of two items": [(piece("S1"), COUNTED, 1), (piece("S1", item=OTHER), COUNTED, 1)],
    "a piece of a counted unit": [(unit("C", *PIECES), COUNTED, 2), (piece("S1", "C"), INSIDE, 0)],
    "a piece of a unit that was not": [(piece("S1", "C"), COUNTED, 1)],
    "a piece whose outer unit was": [
        (unit("P", *PIECES, inside=("C",)), COUNTED, 2), (piece("S1", "C", "P"), INSIDE, 0),
    ],
    "scanned already, before in a counted unit": [
        (piece("S1", "C"), COUNTED, 1), (unit("C", *PIECES), COUNTED, 1),
        (piece("S1", "C"), AGAIN, 0),
    ],
    "a serial of another item in a counted unit": [
        (piece("S1", item=OTHER), COUNTED, 1), (unit("C", *PIECES), COUNTED, 2),
    ],
    # units
    "a unit twice": [(carton(), COUNTED, 5), (carton(), AGAIN, 0)],
    "a carton of a counted pallet": [(pallet(), COUNTED, 11), (carton(), INSIDE, 0)],
    "a carton whose pallet nobody knows": [
        (pallet(), COUNTED, 11), (unit("C", *CARTON), AGAIN, 0),
    ],
    "a pallet after its carton": [(carton(), COUNTED, 5), (pallet(), COUNTED, 6)],
    "an empty unit": [(unit("C"), EMPTY, 0), (unit("C"), EMPTY, 0)],
    "in a counted unit, before unknown content": [
        (pallet(), COUNTED, 11), (unit("X", above=("P",)), INSIDE, 0),
    ],
    # opened units
    "opened, before in a counted unit": [
        (pallet(), COUNTED, 11), (opened(carton()), NONE, -5), (carton(), OPENED, 0),
    ],
    "a pallet without the carton that was opened": [
        (opened(carton()), NONE, 0), (closed(carton()), NONE, 0), (pallet(), COUNTED, 6),
        (pallet(), AGAIN, 0),
    ],
    "a pallet that was opened counts no more, nor do its cartons": [
        (pallet(), COUNTED, 11), (opened(pallet()), NONE, -11), (carton(), COUNTED, 5),
    ],
    "opened twice": [
        (opened(carton()), NONE, 0), (opened(carton()), NONE, 0), (carton(), OPENED, 0),
    ],
    # goods by their lot: larger or smaller ones that were counted
    "a box out of, or beside, a case": [(box(50), COUNTED, 50), (box(10), ASKS, 0)],
    "a case around, or beside, a box": [(box(10), COUNTED, 10), (box(50), ASKS, 0)],
    "boxes of one size": [(box(10), COUNTED, 10), (box(10), COUNTED, 10)],
    "one unit smaller or larger": [(box(10), COUNTED, 10), (box(9), ASKS, 0), (box(11), ASKS, 0)],
    "another lot": [(box(50), COUNTED, 50), (box(10, lot="L2"), COUNTED, 10)],
    "another item": [(box(50), COUNTED, 50), (box(10, item=OTHER), COUNTED, 10)],
    "beside is remembered": [
        (box(50), COUNTED, 50), (box(10, answer="another"), COUNTED, 10), (box(10), COUNTED, 10),
        (box(50), COUNTED, 50),
    ],
    "beside is said of one lot only": [
        (box(50), COUNTED, 50), (box(50, lot="L2"), COUNTED, 50),
        (box(10, answer="another"), COUNTED, 10), (box(10, lot="L2"), ASKS, 0),
    ],
    "inside a case": [
        (box(50), COUNTED, 50), (box(10, answer="inside"), INSIDE, 0), (box(10), ASKS, 0),
    ],
    "a case takes its boxes in": [
        (box(10), COUNTED, 10), (box(10), COUNTED, 10), (box(50, answer="inside"), COUNTED, 30),
    ],
    "a case takes no other lot in": [
        (box(10), COUNTED, 10), (box(10, lot="L2"), COUNTED, 10),
        (box(50, answer="inside"), COUNTED, 40),
    ],
    "a case beside its boxes": [
        (box(10), COUNTED, 10), (box(50, answer="another"), COUNTED, 50),
    ],
    "an answer that nobody asked for": [(box(10, answer="inside"), COUNTED, 10)],
    "pieces of the lot are no boxes": [(piece("S1"), COUNTED, 1), (box(50), COUNTED, 50)],
    "a larger piece of the lot is no case": [
        (ScanStep(goods=goods(50, serial="S1", factor=50)), COUNTED, 50), (box(10), COUNTED, 10),
    ],
    # goods by their lot, and units
    "a box beside a counted unit": [(carton(), COUNTED, 5), (box(1), ASKS, 0)],
    "a box of a counted unit": [(carton(), COUNTED, 5), (box(1, answer="inside"), INSIDE, 0)],
    "a box of another lot than the unit's": [
        (carton(), COUNTED, 5), (box(1, lot="L2"), COUNTED, 1),
    ],
    "pieces in a unit are no boxes": [(unit("C", *PIECES), COUNTED, 2), (box(1), COUNTED, 1)],
    "a unit around, or beside, a box": [(box(1), COUNTED, 1), (carton(), ASKS, 0)],
    "a unit takes its boxes in": [
        (box(1), COUNTED, 1), (box(1), COUNTED, 1), (carton(answer="inside"), COUNTED, 3),
    ],
    "a unit takes more in than the ledger has in it": [
        (box(10), COUNTED, 10), (carton(answer="inside"), COUNTED, -5),
    ],
    "a unit beside boxes": [(box(1), COUNTED, 1), (carton(answer="another"), COUNTED, 5)],
    "a unit of another lot": [(box(1, lot="L2"), COUNTED, 1), (carton(), COUNTED, 5)],
    "a unit of pieces beside a box": [(box(1), COUNTED, 1), (unit("C", *PIECES), COUNTED, 2)],
    "pieces scanned beside a unit are no boxes": [
        (piece("S9"), COUNTED, 1), (carton(), COUNTED, 5),
    ],
    "another unit's question does not come back": [
        (carton(), COUNTED, 5), (box(1, answer="another"), COUNTED, 1), (box(1), COUNTED, 1),
    ],
    # inside an opened unit
    "what lies outside is nothing inside": [
        (box(50), COUNTED, 50), (unit("D", *of("D", 6), answer="another"), COUNTED, 6),
        (opened(carton()), NONE, 0), (box(10), COUNTED, 10),
    ],
    "beside is said of one unit only": [
        (box(50), COUNTED, 50), (box(10, answer="another"), COUNTED, 10),
        (opened(carton()), NONE, 0), (box(50), COUNTED, 50), (box(10), ASKS, 0),
    ],
    "goods of an opened unit are not loose beside a unit": [
        (opened(carton()), NONE, 0), (box(1), COUNTED, 1), (closed(carton()), NONE, 0),
        (unit("D", *of("D", 6)), COUNTED, 6),
    ],
    "what lies in the outer is nothing in the inner": [
        (opened(pallet()), NONE, 0), (box(50), COUNTED, 50), (opened(carton()), NONE, 0),
        (box(10), COUNTED, 10),
    ],
    "closing what is not open": [(closed(carton()), NONE, 0), (box(1), COUNTED, 1)],
    "closing the outer closes the inner": [
        (box(50), COUNTED, 50), (opened(pallet()), NONE, 0), (opened(carton()), NONE, 0),
        (closed(pallet()), NONE, 0), (box(10), ASKS, 0),
    ],
    "closing the inner leaves the outer": [
        (box(50), COUNTED, 50), (opened(pallet()), NONE, 0), (opened(carton()), NONE, 0),
        (closed(carton()), NONE, 0), (box(10), COUNTED, 10),
    ],
    "closing leaves what was opened before": [
        (opened(pallet()), NONE, 0), (box(50), COUNTED, 50), (opened(carton()), NONE, 0),
        (closed(carton()), NONE, 0), (box(10), ASKS, 0),
    ],
}  # fmt: skip


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_each_step_counts_asks_or_is_a_duplicate(sequence):
    session, total = ScanSession(), 0
    for step, expected, more in sequence:
        result = session.take(step)
        total += more

        assert expected == f"{result.counted} {result.reason}".strip()
        assert more == sum(added for _item, _lot, added in result.added)
        assert total == sum(session.totals().values())


def test_what_a_step_adds_is_told_by_item_and_lot_without_what_stays():
    session = ScanSession()
    session.take(box(10, lot="L9"))
    mixed = unit("M", *of("M", 2, lot="L2"), *of("M", 3), goods(4, item=OTHER, unit="M"))

    assert ((ITEM, "L1", 3), (ITEM, "L2", 2), (OTHER, "L1", 4)) == session.take(mixed).added
    assert {(ITEM, "L1"): 3, (ITEM, "L2"): 2, (ITEM, "L9"): 10, (OTHER, "L1"): 4} == (
        session.totals()
    )
