"""How stock stands, sum by sum: which holds reach it, which statuses it has, what has expired."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.stock.model import HoldScope, Key
from tongma.stock.query.listing import StockFilter, conditions
from tongma.stock.query.lying import Condition, Sort, lying
from tongma.stock.query.supply import OpenHold, OpenHolds, holds_on, open_holds
from tongma.stock.query.tree import below
from tongma.stock.tables import balance, lot, lot_supplier, piece, place

Group = tuple[int, ...]
"""The values of the columns by which stock is added up."""
Stand: TypeAlias = tuple[Collection[OpenHold], Collection[Condition]]
"""Which holds reach any of some stock, and the conditions it is in."""
_STEP = 900
_SCOPES = {
    "item": HoldScope.ITEM,
    "lot": HoldScope.LOT,
    "piece": HoldScope.PIECE,
    "supplier": HoldScope.SUPPLIER,
}
_LYING = balance.join(place, place.c.id == balance.c.place)
_SUPPLIED = _LYING.join(lot_supplier, lot_supplier.c.lot == balance.c.lot)
_REACHED_BY: Mapping[str, tuple[sa.ColumnElement[int], sa.FromClause]] = {
    **{name: (balance.c[name], _LYING) for name in ("item", "lot", "piece", "place")},
    "supplier": (lot_supplier.c.supplier, _SUPPLIED),
}


def holds_by_group(
    connection: sa.Connection, names: Sequence[str], wanted: StockFilter
) -> dict[Group, tuple[OpenHold, ...]]:
    """Return the open holds that reach any of the stock in each group, by id; only groups with one.

    ``names``: the columns of the key that make a group. Holds first, then the stock that they
    reach: few are open at a time, however much lies there.
    """
    by_target = open_holds(connection)
    found: dict[Group, dict[int, OpenHold]] = {}

    def note(by: str, reached: Mapping[int, Sequence[OpenHold]]) -> None:
        for *group, value in _reached(connection, names, wanted, by=by, values=reached):
            there = found.setdefault(tuple(group), {})
            there.update((hold.id, hold) for hold in reached[value])

    for by, scope in _SCOPES.items():
        note(by, _targets(by_target, scope))
    inside: dict[int, list[OpenHold]] = {}
    for target, some in _targets(by_target, HoldScope.PLACE).items():
        for inner in (target, *below(connection, target)):
            inside.setdefault(inner, []).extend(some)
    note("place", inside)
    return {group: tuple(some[one] for one in sorted(some)) for group, some in found.items()}


def piece_holds_by_group(
    connection: sa.Connection, names: Sequence[str], wanted: StockFilter, known: OpenHolds
) -> dict[Group, tuple[OpenHold, ...]]:
    """Return those of the open holds that are on single pieces in each group, by id; only groups
    with one.
    """
    held = _targets(known, HoldScope.PIECE)
    if not held:
        return {}
    found: dict[Group, list[OpenHold]] = {}
    for *group, value in _reached(connection, names, wanted, by="piece", values=held):
        found.setdefault(tuple(group), []).extend(held[value])
    return {group: tuple(sorted(some)) for group, some in found.items()}


def _targets(by_target: OpenHolds, scope: HoldScope) -> dict[int, Sequence[OpenHold]]:
    return {target: some for (of, target), some in by_target.items() if of == scope}


def _reached(
    connection: sa.Connection,
    names: Sequence[str],
    wanted: StockFilter,
    *,
    by: str,
    values: Collection[int],
) -> list[Any]:
    """Return the groups in which there is stock with one of the values, each with the value."""
    column, lying = _REACHED_BY[by]
    ordered = sorted(values)
    rows: list[Any] = []
    for at in range(0, len(ordered), _STEP):
        query = (
            sa.select(*(balance.c[name] for name in names), column.label("reached"))
            .select_from(lying)
            .where(column.in_(ordered[at : at + _STEP]), balance.c.quantity > 0)
            .where(*conditions(wanted))
            .distinct()
        )
        rows += connection.execute(query).all()
    return rows


def conditions_by_group(
    connection: sa.Connection, names: Sequence[str], wanted: StockFilter, day: str
) -> dict[Group, frozenset[Condition]]:
    """Return which statuses the stock of each group has, each with whether it expired before the
    ``day`` (ISO).
    """
    last = sa.func.coalesce(piece.c.expiry, lot.c.expiry)
    gone = sa.case((last < day, 1), else_=0)
    query = (
        sa.select(*(balance.c[name] for name in names), balance.c.status.label("standing"), gone)
        .select_from(
            _LYING.join(lot, lot.c.id == balance.c.lot).join(piece, piece.c.id == balance.c.piece)
        )
        .where(balance.c.quantity > 0, *conditions(wanted))
        .distinct()
    )
    found: dict[Group, set[Condition]] = {}
    for *group, status, expired in connection.execute(query):
        found.setdefault(tuple(group), set()).add(Condition(status, bool(expired)))
    return {group: frozenset(some) for group, some in found.items()}


def pieces_stand(
    connection: sa.Connection, ids: Sequence[int], reach: Reach, day: str
) -> dict[int, Stand]:
    """Return how pieces stand; of holds none: a piece is one, what reaches it lies on it."""
    if len(ids) == 1:
        there = lying(connection, "piece", ids, reach, day)
        return {ids[0]: ((), {state for states in there.values() for state in states})}
    told: dict[int, Stand] = {}
    for at in range(0, len(ids), _STEP):
        wanted = StockFilter(among={"piece": ids[at : at + _STEP]}, reach=reach)
        found = conditions_by_group(connection, ["piece"], wanted, day)
        told |= {group[0]: ((), some) for group, some in found.items()}
    return told


def sorts_stand(
    connection: sa.Connection,
    kind: str,
    ids: Sequence[int],
    reach: Reach,
    day: str,
    *,
    known: OpenHolds,
) -> dict[int, Stand]:
    """Return how the stock of items or lots, or in places (``kind``), stands on the ``day`` (ISO):
    which of the open holds reach any of it, and the conditions it is in.
    """
    told: dict[int, tuple[set[OpenHold], set[Condition]]] = {}
    there = lying(connection, kind, ids, reach, day)
    keys = {sort: _key(sort) for sort in there}
    held = holds_on(connection, keys.values(), known)
    for sort, its in there.items():
        holds, states = told.setdefault(getattr(sort, kind), (set(), set()))
        holds |= set(held.get(keys[sort], ()))
        states |= its
    for at in range(0, len(ids), _STEP):
        wanted = StockFilter(among={kind: ids[at : at + _STEP]}, reach=reach)
        for group, some in piece_holds_by_group(connection, [kind], wanted, known).items():
            told[group[0]][0].update(some)
    return dict(told)


def _key(sort: Sort) -> Key:
    return Key(sort.lot, 0, sort.place, sort.status, sort.owner, sort.item, 0)
