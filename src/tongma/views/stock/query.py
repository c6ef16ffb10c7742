"""Stock with words: now, or as of a past moment."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import show
from tongma.masterdata.names.query import Names
from tongma.stock.model import Key, Status
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.listing import (
    StockFilter,
    StockSum,
    cursor_columns,
    find_stock,
    key_after,
)
from tongma.stock.query.supply import OpenHold, holds_on
from tongma.stock.query.tree import roots_of
from tongma.views.stock.shapes import STATUS_NAMES, HoldOnStockOut, StockOut


def stock_now(connection: sa.Connection, wanted: StockFilter, limit: int) -> list[StockOut]:
    """Return stock by the filter's group; single keys also say which holds reach them."""
    sums = find_stock(connection, wanted, limit)
    holds = holds_on(connection, [one.key for one in sums]) if wanted.by == "key" else {}
    return _shown(connection, sums, cursor_columns(wanted.by), holds)


def stock_then(connection: sa.Connection, wanted: StockFilter, moment: Moment) -> list[StockOut]:
    """Return single keys as of a moment (happened until, known until), in the order of keys."""
    found = balances_as_of(connection, moment, wanted.keys)
    roots = roots_of(connection, [key.place for key in found])
    after = key_after(wanted)
    sums = [
        StockSum(quantity, 0, **key._asdict())
        for key, quantity in sorted(found.items())
        if (after is None or key > after) and _asked_for(key, roots.get(key.place, 0), wanted)
    ]
    return _shown(connection, sums, cursor_columns("key"), {})


def _asked_for(key: Key, root: int, wanted: StockFilter) -> bool:
    """A place counts where it stands now: the rights are those of today."""
    return (
        wanted.reach.holds(root, key.owner)
        and wanted.site in (0, root)
        and (wanted.items is None or key.item in wanted.items)
    )


def _shown(
    connection: sa.Connection,
    sums: Sequence[StockSum],
    columns: Sequence[str],
    holds: Mapping[Key, Sequence[OpenHold]],
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
            holds=[HoldOnStockOut(hold.id, hold.reason) for hold in holds.get(row.key, ())],
            cursor=".".join(str(getattr(row, name)) for name in columns),
        )
        for row in sums
    ]
