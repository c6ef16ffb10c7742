"""Stock with words: now, or as of a past moment."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import show
from tongma.masterdata.names.query import Names
from tongma.stock.model import BLOCKED, Blocked, Key, Status
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.listing import (
    StockFilter,
    StockSum,
    cursor_columns,
    find_stock,
    key_after,
)
from tongma.stock.query.named import those_named
from tongma.stock.query.standing import conditions_by_group, holds_by_group
from tongma.stock.query.tree import roots_of
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
    """Return single keys as of a moment (happened until, known until), in the order of keys."""
    found = balances_as_of(connection, moment, wanted.keys)
    roots = roots_of(connection, [key.place for key in found])
    after = key_after(wanted)
    keys = those_named(connection, found, wanted.named or ())
    sums = [
        StockSum(found[key], 0, **key._asdict())
        for key in sorted(keys)
        if (after is None or key > after) and _asked_for(key, roots.get(key.place, 0), wanted)
    ]
    return _shown(connection, sums, cursor_columns("key"), {})


def _asked_for(key: Key, root: int, wanted: StockFilter) -> bool:
    """A place counts where it stands now: the rights are those of today."""
    return wanted.reach.holds(root, key.owner) and wanted.site in (0, root)


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
