"""What is known to be in a unit, and in which units a thing stands: ledger, or shipping notice."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.masterdata.places.query import places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import lots, pieces
from tongma.stock.query.tree import above, below
from tongma.work.documents.notices import announced_in, announced_unit
from tongma.work.scanning.model import Meant
from tongma.work.scanning.resolving import Told
from tongma.work.scanning.session import Act, Answer, Leaf, Step, Unit


def step_of(connection: sa.Connection, told: Told, act: Act, answer: Answer) -> Step:
    """Return what a scanned package is to a session; a step of nothing where it was not taken."""
    meant = told.meant
    if meant is None:
        return Step(act=act)
    if meant.kind == "handling_unit":
        unit, around = _kept(connection, meant.id, meant.title)
        return Step(unit=unit, above=around, act=act, answer=answer)
    if meant.kind == "announced_unit":
        unit, around = announced_content(connection, meant.title)
        return Step(unit=unit, above=around, act=act, answer=answer)
    return _goods_step(connection, told, meant, answer)


def _goods_step(connection: sa.Connection, told: Told, meant: Meant, answer: Answer) -> Step:
    if meant.item is None:
        return Step()
    lot, serial = meant.says
    quantity = meant.factor * 10**meant.item.decimals
    leaf = Leaf(meant.item_id, lot, "", quantity, factor=meant.factor)
    if serial and meant.item.serial_control and meant.factor == 1:
        around = _units_around(connection, meant)
        piece = Leaf(meant.item_id, lot, serial, quantity)
        return Step(goods=piece, above=around, answer=answer)
    if serial and meant.factor > 1 and told.whole.identifier is not None:
        # A serial on a case code names this very case, not a piece.
        key = f"{told.whole.identifier.value} {serial}"
        held = Leaf(leaf.item, leaf.lot, "", quantity, key, leaf.factor)
        return Step(unit=Unit(key, (), (held,)), answer=answer)
    return Step(goods=leaf, answer=answer)


def _units_around(connection: sa.Connection, meant: Meant) -> tuple[str, ...]:
    if meant.kind != "piece":
        return ()
    rows = [row for row in stock_at(connection, piece=meant.id) if row.quantity > 0]
    return (
        _codes_of_units(connection, [rows[0].place, *above(connection, rows[0].place)])
        if rows
        else ()
    )


def _codes_of_units(connection: sa.Connection, places: Sequence[int]) -> tuple[str, ...]:
    known = places_of(connection, places)
    there = [known[one] for one in places if one in known]
    return tuple(one.code for one in there if one.kind == "handling_unit")


def _kept(connection: sa.Connection, place: int, code: str) -> tuple[Unit, tuple[str, ...]]:
    """Return a unit as the ledger has it."""
    inner = below(connection, place)
    codes = {one.id: one.code for one in places_of(connection, inner).values()} | {place: code}
    rows = [row for row in stock_at(connection, place=[place, *inner]) if row.quantity > 0]
    numbers = lots(connection, {row.lot for row in rows})
    serials = pieces(connection, {row.piece for row in rows if row.piece})
    leaves = tuple(
        Leaf(
            row.item,
            numbers[row.lot].number if row.lot else "",
            serials[row.piece].serial if row.piece else "",
            row.quantity,
            codes[row.place],
        )
        for row in rows
    )
    inside = tuple(codes[one] for one in inner)
    return Unit(code, inside, leaves), _codes_of_units(connection, above(connection, place))


def announced_content(connection: sa.Connection, sscc: str) -> tuple[Unit, tuple[str, ...]]:
    """Return a unit as a shipping notice has it: what should be in it."""
    found = announced_unit(connection, sscc)
    if found is None:
        return Unit(sscc), ()
    leaves: list[Leaf] = []
    for goods in announced_in(connection, found.notice, (sscc, *found.inside)):
        each = goods.quantity // max(len(goods.serials), 1)
        names = goods.serials or ("",)
        leaves += [Leaf(goods.item, goods.lot, name, each, goods.sscc) for name in names]
    return Unit(sscc, found.inside, tuple(leaves)), found.above
