"""Stock with words: now, or as of a past moment."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.quantity import show
from tongma.stock.model import Key, Status
from tongma.stock.query.asof import Moment, balances_as_of
from tongma.stock.query.listing import StockFilter, find_stock
from tongma.stock.query.supply import holds_on
from tongma.stock.query.tree import roots_of
from tongma.views.lists.names import Names

_KEYS = ("item", "lot", "piece", "place", "owner", "packed_as", "status")


def stock_now(connection: sa.Connection, wanted: StockFilter, limit: int) -> list[dict[str, Any]]:
    """Return stock by the filter's group; single keys also say which holds reach them."""
    rows = find_stock(connection, wanted, limit)
    holds = {}
    if wanted.by == "key":
        keys = [_key(row) for row in rows]
        holds = holds_on(connection, keys)
    names = _names(connection, rows)
    return [_shown(row, names, holds) for row in rows]


def stock_then(
    connection: sa.Connection, wanted: StockFilter, moment: Moment
) -> list[dict[str, Any]]:
    """Return single keys as of a moment (happened until, known until)."""
    found = balances_as_of(connection, moment, wanted.keys)
    roots = roots_of(connection, [key.place for key in found])
    rows = [
        _Past(key, quantity)
        for key, quantity in sorted(found.items())
        if _asked_for(key, roots.get(key.place, 0), wanted)
    ]
    names = _names(connection, rows)
    return [_shown(row, names, {}) for row in rows]


def _asked_for(key: Key, root: int, wanted: StockFilter) -> bool:
    """A place counts where it stands now: the rights are those of today."""
    return (
        wanted.reach.holds(root, key.owner)
        and wanted.site in (0, root)
        and (wanted.items is None or key.item in wanted.items)
    )


class _Past:
    """A balance of the past, in the shape of a row."""

    def __init__(self, key: Key, quantity: int) -> None:
        self._mapping = key._asdict() | {"quantity": quantity, "allocated": 0}

    def __getattr__(self, name: str) -> Any:
        try:
            return self._mapping[name]
        except KeyError:
            raise AttributeError(name) from None


def _key(row: Any) -> Key:
    return Key(row.lot, row.piece, row.place, row.status, row.owner, row.item, row.packed_as)


def _names(connection: sa.Connection, rows: Sequence[Any]) -> Names:
    def ids(name: str) -> list[int]:
        return [getattr(row, name, 0) for row in rows]

    return Names(connection).read(
        items=ids("item"),
        lots=ids("lot"),
        pieces=ids("piece"),
        places=ids("place"),
        partners=ids("owner"),
        levels=ids("packed_as"),
    )


def _shown(row: Any, names: Names, holds: Any) -> dict[str, Any]:
    has = {name: getattr(row, name, None) for name in _KEYS}
    decimals = names.decimals(has["item"] or 0)
    shown: dict[str, Any] = {
        "item": names.item(has["item"] or 0),
        "lot": names.lot(has["lot"] or 0),
        "piece": names.piece(has["piece"] or 0),
        "place": names.place(has["place"] or 0),
        "owner": names.partner(has["owner"] or 0),
        "packed_as": names.level(has["packed_as"] or 0),
        "status": Status(row.status).name.lower(),
        "quantity": show(row.quantity, decimals),
        "allocated": show(row.allocated, decimals),
    }
    if holds:
        shown["holds"] = [
            {"id": str(one.id), "reason": one.reason} for one in holds.get(_key(row), ())
        ]
    shown["cursor"] = ".".join(str(has[name]) for name in _KEYS if has[name] is not None)
    return shown
