"""What is where, and how much of it is allocated."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.bulk import unnest
from tongma.stock.model import Allocation, Key, OnHand, Spot
from tongma.stock.tables import KEY_COLUMNS, allocation, balance

_KEY = tuple(balance.c[name] for name in KEY_COLUMNS)
_FEW = 8
_JSON_KEYS = sa.text(  # built from our own column names only
    "WITH k AS MATERIALIZED (SELECT "  # noqa: S608
    + ", ".join(f"json_extract(value, '$[{n}]') AS {name}" for n, name in enumerate(KEY_COLUMNS))
    + " FROM json_each(:keys)) SELECT "
    + ", ".join(f"b.{name}" for name in KEY_COLUMNS)
    + ", b.quantity, b.allocated FROM k CROSS JOIN balance b ON "
    + " AND ".join(f"b.{name} = k.{name}" for name in KEY_COLUMNS)
    + " ORDER BY "
    + ", ".join(f"b.{name}" for name in KEY_COLUMNS)
)


class Balance(NamedTuple):
    """What is at one key, and how much of it is allocated; scaled quantities."""

    lot: int
    piece: int
    place: int
    status: int
    owner: int
    item: int
    packed_as: int
    quantity: int
    allocated: int

    @property
    def key(self) -> Key:
        """Its key."""
        return Key(*self[:-2])

    @property
    def spot(self) -> Spot:
        """Where it lies, as one side of a movement."""
        return Spot(self.place, self.status, self.owner, self.packed_as)


_BALANCE = tuple(balance.c[name] for name in Balance._fields)


def key_of(row: Any) -> Key:
    """Return the key of a row that has the key's columns."""
    return Key(*(getattr(row, name) for name in KEY_COLUMNS))


def balances_at(
    connection: sa.Connection, keys: Sequence[Key], *, lock: bool = False
) -> dict[Key, OnHand]:
    """Return what is at the keys; locks the rows in key order when asked (PostgreSQL)."""
    if not keys:
        return {}
    columns = (*_KEY, balance.c.quantity, balance.c.allocated)
    many = len(keys) >= _FEW
    if many and connection.dialect.name == "sqlite":
        given = {"keys": json.dumps([list(key) for key in keys])}
        found = connection.execute(_JSON_KEYS, given)
        return {Key(*row[:-2]): OnHand(row[-2], row[-1]) for row in found}
    if many:
        wanted = unnest(balance, [key._asdict() for key in keys], KEY_COLUMNS).subquery("k")
        query = sa.select(*columns).where(
            *(balance.c[name] == wanted.c[name] for name in KEY_COLUMNS)
        )
    else:
        query = sa.select(*columns).where(sa.tuple_(*_KEY).in_(keys))
    query = query.order_by(*_KEY)
    if lock:
        query = query.with_for_update(key_share=True, of=balance)
    return {Key(*row[:-2]): OnHand(row[-2], row[-1]) for row in connection.execute(query)}


def allocations(connection: sa.Connection, *, line: int = 0, document: int = 0) -> list[Allocation]:
    """Return the allocations of a document line or of a whole document, by id."""
    query = sa.select(allocation).order_by(allocation.c.id)
    if line:
        query = query.where(allocation.c.line == line)
    if document:
        query = query.where(allocation.c.document == document)
    return [
        Allocation(row.id, row.document, row.line, key_of(row), row.quantity)
        for row in connection.execute(query)
    ]


def allocations_at(connection: sa.Connection, key: Key) -> list[Allocation]:
    """Return the allocations of all lines that lie on the stock at a key, by id."""
    query = sa.select(allocation).where(
        *(allocation.c[name] == getattr(key, name) for name in KEY_COLUMNS)
    )
    return [
        Allocation(row.id, row.document, row.line, key, row.quantity)
        for row in connection.execute(query.order_by(allocation.c.id))
    ]


def stock_at(connection: sa.Connection, **filters: int | Sequence[int]) -> list[Balance]:
    """Return the balances that match, in key order.

    ``filters`` name key columns (``item``, ``lot``, ``piece``, ``place``, ``status``, ``owner``,
    ``packed_as``), each with one value or several.
    """
    query = sa.select(*_BALANCE).order_by(*_KEY)
    for name, wanted in filters.items():
        column = balance.c[name]
        query = query.where(
            column == wanted if isinstance(wanted, int) else column.in_(list(wanted))
        )
    return [Balance(*row) for row in connection.execute(query)]
