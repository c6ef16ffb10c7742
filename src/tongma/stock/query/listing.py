"""Stock as lists: by item, lot, piece, place, owner; now or as of a past moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.reach import within
from tongma.stock.query.balances import key_of
from tongma.stock.tables import KEY_COLUMNS, balance, lot, place

_GROUPS = {
    "item": ("item",),
    "lot": ("item", "lot"),
    "piece": ("item", "lot", "piece"),
    "place": ("place",),
    "owner": ("owner", "item"),
    "key": KEY_COLUMNS,
}
GROUPS = tuple(_GROUPS)


@dataclass(frozen=True, slots=True)
class StockFilter:
    """What stock; 0 and empty mean everything."""

    by: str = "key"
    keys: Mapping[str, int] = field(default_factory=dict)
    site: int = 0
    items: Sequence[int] | None = None
    expires_by: str = ""
    kept_only: bool = True
    after: tuple[int, ...] = ()
    reach: Reach = WHOLE
    """Whose stock, where: the rights of who asks."""


def find_stock(connection: sa.Connection, wanted: StockFilter, limit: int) -> Sequence[Any]:
    """Return sums by the group's columns in their order, with ``quantity`` and ``allocated``.

    Refusal ``cursor_wrong`` where ``after`` does not fit the group.
    """
    names = _GROUPS[wanted.by]
    columns = [balance.c[name] for name in names]
    extra = [balance.c.status] if "status" not in names else []
    query = (
        sa.select(
            *columns,
            *extra,
            sa.func.sum(balance.c.quantity).label("quantity"),
            sa.func.sum(balance.c.allocated).label("allocated"),
        )
        .select_from(balance.join(place, place.c.id == balance.c.place))
        .group_by(*columns, *extra)
        .order_by(*columns, *extra)
        .limit(limit)
    )
    for name, value in wanted.keys.items():
        query = query.where(balance.c[name] == value)
    if wanted.site:
        query = query.where(place.c.root == wanted.site)
    query = query.where(within(wanted.reach, place.c.root, balance.c.owner))
    if wanted.kept_only:
        query = query.where(balance.c["class"] == 1)
    if wanted.items is not None:
        query = query.where(balance.c.item.in_(list(wanted.items)))
    if wanted.expires_by:
        soon = sa.select(lot.c.id).where(lot.c.expiry <= wanted.expires_by)
        query = query.where(balance.c.lot.in_(soon))
    if wanted.after:
        order = sa.tuple_(*columns, *extra)
        if len(wanted.after) != len(columns) + len(extra):
            raise refuse("cursor_wrong", after=".".join(str(one) for one in wanted.after))
        query = query.where(order > sa.tuple_(*(sa.literal(v) for v in wanted.after)))
    return connection.execute(query).all()


__all__ = ["GROUPS", "StockFilter", "find_stock", "key_of"]
