"""What is known to be in a unit, and in which units a thing stands: ledger, or shipping notice."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.masterdata.places.query import places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import lots, pieces
from tongma.stock.query.tree import above, below, roots_of
from tongma.work.documents.notices import announced_in, announced_unit
from tongma.work.scan_sessions.session import Act, Answer, CountedGoods, ScannedUnit, ScanStep
from tongma.work.scanning.model import Candidate, Resolution


def step_of(
    connection: sa.Connection, resolution: Resolution, act: Act, answer: Answer, reach: Reach
) -> ScanStep:
    """Return what a scanned package is to a session; a step of nothing where it was not taken.

    ``reach``: whose goods the reader may count.
    """
    candidate = resolution.accepted
    if candidate is None:
        return ScanStep(act=act)
    if candidate.kind == "handling_unit":
        unit, around = _kept(connection, candidate.id, candidate.title, reach)
        return ScanStep(unit=unit, above=around, act=act, answer=answer)
    if candidate.kind == "announced_unit":
        unit, around = announced_content(connection, candidate.title)
        return ScanStep(unit=unit, above=around, act=act, answer=answer)
    return _goods_step(connection, resolution, candidate, answer)


def _goods_step(
    connection: sa.Connection, resolution: Resolution, candidate: Candidate, answer: Answer
) -> ScanStep:
    if candidate.item is None:
        return ScanStep()
    lot, serial = candidate.says
    quantity = candidate.factor * 10**candidate.item.decimals
    leaf = CountedGoods(candidate.item_id, lot, "", quantity, factor=candidate.factor)
    if serial and candidate.item.serial_control and candidate.factor == 1:
        around = _units_around(connection, candidate)
        piece = CountedGoods(candidate.item_id, lot, serial, quantity)
        return ScanStep(goods=piece, above=around, answer=answer)
    if serial and candidate.factor > 1 and resolution.reading.identifier is not None:
        # A serial on a case code names this very case, not a piece.
        key = f"{resolution.reading.identifier.value} {serial}"
        held = CountedGoods(leaf.item, leaf.lot, "", quantity, key, leaf.factor)
        return ScanStep(unit=ScannedUnit(key, (), (held,)), answer=answer)
    if candidate.item.serial_control and candidate.factor == 1:
        leaf = replace(leaf, nameless=True)
    return ScanStep(goods=leaf, answer=answer)


def _units_around(connection: sa.Connection, candidate: Candidate) -> tuple[str, ...]:
    if candidate.kind != "piece":
        return ()
    rows = [row for row in stock_at(connection, piece=candidate.id) if row.quantity > 0]
    return (
        _codes_of_units(connection, [rows[0].place, *above(connection, rows[0].place)])
        if rows
        else ()
    )


def _codes_of_units(connection: sa.Connection, places: Sequence[int]) -> tuple[str, ...]:
    known = places_of(connection, places)
    there = [known[one] for one in places if one in known]
    return tuple(one.code for one in there if one.kind == "handling_unit")


def _kept(
    connection: sa.Connection, place: int, code: str, reach: Reach
) -> tuple[ScannedUnit, tuple[str, ...]]:
    """Return a unit as the ledger has it, with the reader's own goods in it."""
    inner = below(connection, place)
    codes = {one.id: one.code for one in places_of(connection, inner).values()} | {place: code}
    there = [row for row in stock_at(connection, place=[place, *inner]) if row.quantity > 0]
    roots = roots_of(connection, {row.place for row in there})
    rows = [row for row in there if reach.holds(roots[row.place], row.owner)]
    numbers = lots(connection, {row.lot for row in rows})
    serials = pieces(connection, {row.piece for row in rows if row.piece})
    leaves = tuple(
        CountedGoods(
            row.item,
            numbers[row.lot].number if row.lot else "",
            serials[row.piece].serial if row.piece else "",
            row.quantity,
            codes[row.place],
        )
        for row in rows
    )
    inside = tuple(codes[one] for one in inner)
    return ScannedUnit(code, inside, leaves), _codes_of_units(connection, above(connection, place))


def announced_content(connection: sa.Connection, sscc: str) -> tuple[ScannedUnit, tuple[str, ...]]:
    """Return a unit as a shipping notice has it: what should be in it."""
    found = announced_unit(connection, sscc)
    if found is None:
        return ScannedUnit(sscc), ()
    leaves: list[CountedGoods] = []
    for goods in announced_in(connection, found.notice, (sscc, *found.inside)):
        each = goods.quantity // max(len(goods.serials), 1)
        names = goods.serials or ("",)
        leaves += [CountedGoods(goods.item, goods.lot, name, each, goods.sscc) for name in names]
    return ScannedUnit(sscc, found.inside, tuple(leaves)), found.above
