"""Stock with words: now, or as of a past moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import show
from tongma.masterdata.names.query import Names
from tongma.stock.model import BLOCKED, Blocked, Key, Status
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.goods import lots
from tongma.stock.query.listing import (
    StockFilter,
    StockSum,
    cursor_columns,
    find_stock,
    group_after,
)
from tongma.stock.query.named import those_named
from tongma.stock.query.standing import conditions_by_group, holds_by_group
from tongma.stock.query.tree import facts_of
from tongma.views.stock.shapes import StockOut
from tongma.work.standing.decide import decide_blocked
from tongma.work.standing.query import holds_by_id
from tongma.work.standing.shapes import STATUS_NAMES, HoldOut


class StockStanding(NamedTuple):
    """What stands against a sum of stock."""

    holds: Sequence[HoldOut] = ()
    blocked: Sequence[Blocked] = ()


def stock_now(
    connection: sa.Connection, wanted: StockFilter, limit: int, day: str
) -> list[StockOut]:
    """Return stock by the filter's group, each sum with what stands against any of it on the
    ``day`` (ISO).
    """
    sums = find_stock(connection, wanted, limit)
    columns = cursor_columns(wanted.by)
    return _shown(connection, sums, columns, _standings(connection, sums, wanted, day))


def _standings(
    connection: sa.Connection, sums: Sequence[StockSum], wanted: StockFilter, day: str
) -> dict[StockSum, StockStanding]:
    """Return what stands against sums: of the first column of their group only the page's values
    are read.
    """
    if not sums:
        return {}
    columns = cursor_columns(wanted.by)
    page = {columns[0]: sorted({getattr(one, columns[0]) for one in sums})}
    around = replace(wanted, among=page, after=())
    held = holds_by_group(connection, columns, around)
    states = conditions_by_group(connection, columns, around, day)
    ids = {hold.id for some in held.values() for hold in some}
    words = holds_by_id(connection, wanted.reach, ids)
    told = {}
    for row in sums:
        group = tuple(getattr(row, name) for name in columns)
        some = held.get(group, ())
        blocked = decide_blocked(states.get(group, ()), held=False, held_inside=bool(some))
        order = sorted({why for part in blocked for why in part}, key=BLOCKED.index)
        told[row] = StockStanding([words[hold.id] for hold in some], order)
    return told


def stock_then(connection: sa.Connection, wanted: StockFilter, moment: Moment) -> list[StockOut]:
    """Return stock by the filter's group as of a moment (happened until, known until)."""
    found = balances_as_of(connection, moment, wanted.keys)
    keys = those_named(connection, _asked_for(connection, found, wanted), wanted.named or ())
    names = cursor_columns(wanted.by)
    totals: dict[tuple[int, ...], int] = {}
    for key in keys:
        group = tuple(getattr(key, name) for name in names)
        totals[group] = totals.get(group, 0) + found[key]
    after = group_after(wanted)
    sums = [
        StockSum(total, 0, **dict(zip(names, group, strict=True)))
        for group, total in sorted(totals.items())
        if total and group > after
    ]
    return _shown(connection, sums, names, {})


def _asked_for(connection: sa.Connection, keys: Iterable[Key], wanted: StockFilter) -> list[Key]:
    """Leave out what is not asked for. A place counts where it stands now, as rights of today do.

    What is not there any more, or was never to be kept, has no place of the asked class.
    """
    there = list(keys)
    places = facts_of(connection, {key.place for key in there})
    soon = _expiring(connection, there, wanted.expires_by) if wanted.expires_by else None
    return [
        key
        for key in there
        if (facts := places.get(key.place)) is not None
        and wanted.reach.holds(facts.root, key.owner)
        and wanted.site in (0, facts.root)
        and (facts.klass == 1 or not wanted.kept_only)
        and (soon is None or key.lot in soon)
    ]


def _expiring(connection: sa.Connection, keys: Iterable[Key], day: str) -> set[int]:
    known = lots(connection, {key.lot for key in keys} - {0}).values()
    return {lot.id for lot in known if lot.expiry and lot.expiry <= day}


def _shown(
    connection: sa.Connection,
    sums: Sequence[StockSum],
    columns: Sequence[str],
    standings: Mapping[StockSum, StockStanding],
) -> list[StockOut]:
    names = Names(connection).read(
        items=[one.item for one in sums],
        lots=[one.lot for one in sums],
        pieces=[one.piece for one in sums],
        places=[one.place for one in sums],
        partners=[one.owner for one in sums],
        levels=[one.packed_as for one in sums],
    )
    return [
        StockOut(
            item=names.item(row.item),
            lot=names.lot(row.lot),
            piece=names.piece(row.piece),
            place=names.place(row.place),
            owner=names.partner(row.owner),
            packed_as=names.level(row.packed_as),
            status=STATUS_NAMES[Status(row.status)],
            quantity=show(row.quantity, names.decimals(row.item)),
            allocated=show(row.allocated, names.decimals(row.item)),
            holds=[*standings.get(row, StockStanding()).holds],
            blocked=[*standings.get(row, StockStanding()).blocked],
            cursor=".".join(str(getattr(row, name)) for name in columns),
        )
        for row in sums
    ]
