"""Stock as lists: by item, lot, piece, place, owner; now or as of a past moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.reach import within
from tongma.stock.model import Key
from tongma.stock.query.named import NamedStock
from tongma.stock.tables import KEY_COLUMNS, balance, lot, place

_GROUPS = {
    "item": ("item",),
    "lot": ("item", "lot"),
    "piece": ("item", "lot", "piece", "place"),
    "place": ("place", "item"),
    "owner": ("owner", "item"),
    "key": KEY_COLUMNS,
}


@dataclass(frozen=True, slots=True)
class StockFilter:
    """What stock; 0 and empty mean everything."""

    by: str = "key"
    keys: Mapping[str, int] = field(default_factory=dict)
    site: int = 0
    named: Sequence[NamedStock] | None = None
    """What each of the reader's words means; None: everything."""
    among: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Of a column of the key only these values."""
    expires_by: str = ""
    kept_only: bool = True
    after: tuple[int, ...] = ()
    reach: Reach = WHOLE
    """Whose stock, where: the rights of who asks."""


def cursor_columns(by: str) -> tuple[str, ...]:
    """Return the columns of a group in the order of its list: what a cursor holds."""
    names = _GROUPS[by]
    return names if "status" in names else (*names, "status")


def group_after(wanted: StockFilter) -> tuple[int, ...]:
    """Return the group behind which a list goes on; empty at its beginning.

    Refusal ``cursor_wrong``.
    """
    if wanted.after:
        _check_cursor(wanted.after, len(cursor_columns(wanted.by)))
    return wanted.after


def _check_cursor(after: tuple[int, ...], columns: int) -> None:
    if len(after) != columns:
        raise refuse("cursor_wrong", after=".".join(str(part) for part in after))


class StockSum(NamedTuple):
    """A sum of stock, scaled; 0 for what it is not split by."""

    quantity: int
    allocated: int
    status: int
    item: int = 0
    lot: int = 0
    piece: int = 0
    place: int = 0
    owner: int = 0
    packed_as: int = 0

    @property
    def key(self) -> Key:
        """Its key, where it is of a single one."""
        return Key(*(getattr(self, name) for name in Key._fields))


def find_stock(connection: sa.Connection, wanted: StockFilter, limit: int) -> list[StockSum]:
    """Return sums by the group's columns in their order.

    Refusal ``cursor_wrong`` where ``after`` does not fit the group.
    """
    if wanted.named is not None and not all(wanted.named):
        return []
    names = cursor_columns(wanted.by)
    rows = _rows(wanted, limit)
    columns = [rows.c[name] for name in names]
    query = (
        sa.select(*columns, sa.func.sum(rows.c.quantity), sa.func.sum(rows.c.allocated))
        .group_by(*columns)
        .order_by(*columns)
        .limit(limit)
    )
    return [
        StockSum(int(row[-2]), int(row[-1]), **dict(zip(names, row[:-2], strict=True)))
        for row in connection.execute(query)
    ]


def _rows(wanted: StockFilter, limit: int) -> sa.Subquery:
    """Return the balances that are asked for, as one table.

    What a rare word means is looked up by each of its columns apart, as each has an index.
    """
    named = list(wanted.named or ())
    rare = sorted((one for one in named if not one.frequent), key=lambda one: len(one.branches()))
    others = [one for one in named if one not in rare[:1]]
    query = sa.select(*(balance.c[name] for name in (*KEY_COLUMNS, "quantity", "allocated")))
    query = query.select_from(balance.join(place, place.c.id == balance.c.place))
    query = query.where(*conditions(replace(wanted, named=others)), *_behind(wanted))
    if not rare:
        return query.subquery()
    branches = [query.where(branch) for branch in rare[0].branches()]
    if wanted.by == "key":
        keys = [balance.c[name] for name in KEY_COLUMNS]
        branches = [
            sa.select(branch.order_by(*keys).limit(limit).subquery()) for branch in branches
        ]
    return sa.union(*branches).subquery()


def _behind(wanted: StockFilter) -> list[sa.ColumnElement[bool]]:
    after = group_after(wanted)
    order = sa.tuple_(*(balance.c[name] for name in cursor_columns(wanted.by)))
    return [order > sa.tuple_(*(sa.literal(value) for value in after))] if after else []


def conditions(wanted: StockFilter) -> list[sa.ColumnElement[bool]]:
    """Return what a filter asks of a balance joined with its place, but for where a page begins."""
    asked = [balance.c[name] == value for name, value in wanted.keys.items()]
    asked += [balance.c[name].in_(list(some)) for name, some in wanted.among.items()]
    asked.append(within(wanted.reach, place.c.root, balance.c.owner))
    if wanted.site:
        asked.append(place.c.root == wanted.site)
    if wanted.kept_only:
        asked.append(balance.c["class"] == 1)
    asked += [one.condition() for one in wanted.named or ()]
    if wanted.expires_by:
        soon = sa.select(lot.c.id).where(lot.c.expiry <= wanted.expires_by)
        asked.append(balance.c.lot.in_(soon))
    return asked
