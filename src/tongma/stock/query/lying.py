"""Which sorts of stock lie there, and in what condition, without reading each piece.

A lot of a hundred thousand pieces in one bin is one sort here. Where little lies, its balances are
read as they are; where much does, a loose scan of an index asks for the next value of one column at
a time, so that the work grows with the sorts that there are, never with the pieces.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.prepared import Prepared
from tongma.stock.expiry import expired
from tongma.stock.model import PlaceClass

_STEP = 900
_FEW = 100
"""So many balances are read faster as they are than by a loose scan."""


class Condition(NamedTuple):
    """A quality status that some of the stock has, and whether that part has expired."""

    status: int
    expired: bool


class Sort(NamedTuple):
    """A sort of stock that lies in a place that keeps it."""

    item: int
    lot: int
    status: int
    place: int
    owner: int


Lying = Mapping[Sort, frozenset[Condition]]
"""Sorts of stock, each with which of its status has expired and which has not."""
_COLUMNS = len(Sort._fields)
_KEPT = f'b.quantity > 0 AND b."class" = {PlaceClass.KEPT.value}'
"""Written out, as the index of what lies is a partial one."""
_WAYS = {
    "item": (("item",), ("lot", "status", "place", "owner")),
    "lot": (("item", "lot"), ("status", "place", "owner")),
    "place": (("place",), ("item", "lot", "status", "owner")),
}
"""What is known of the stock, and the columns that are found behind it, as an index has them."""
_ASKED = {
    "item": "SELECT value AS item FROM ({these}) AS these",
    "lot": "SELECT lot.item, lot.id AS lot FROM ({these}) AS these JOIN lot ON lot.id = value",
    "place": "SELECT value AS place FROM ({these}) AS these",
}
_THESE = {
    "sqlite": "SELECT value FROM json_each(:these)",
    "postgresql": "SELECT unnest(cast(:these as bigint[])) AS value",
}


def lying(
    connection: sa.Connection, kind: str, ids: Collection[int], reach: Reach, day: str
) -> Lying:
    """Return the sorts of stock of items, lots or pieces, or at places (``kind``), within the
    reach, with their conditions on the ``day`` (ISO).

    Pieces have the expiry of their lot, but for the few that have one of their own.
    """
    told: dict[Sort, set[Condition]] = {}
    for sort, root, last in _days(connection, kind, ids):
        if reach.holds(root, sort.owner):
            told.setdefault(sort, set()).add(Condition(sort.status, expired(last, None, day)))
    return {sort: frozenset(some) for sort, some in told.items()}


def _days(
    connection: sa.Connection, kind: str, ids: Collection[int]
) -> Iterable[tuple[Sort, int, str | None]]:
    """Return each sort with the root of its place and a last day of use that some of it has."""
    if len(ids) == 1:
        (only,) = ids
        rows = _FEW_OF[kind](connection, id=only).all()
        if len(rows) < _FEW:
            return [(Sort(*row[:_COLUMNS]), row.root, row.last) for row in rows]
    return _loosely(connection, kind, sorted(set(ids)))


def _loosely(
    connection: sa.Connection, kind: str, ids: Sequence[int]
) -> Iterator[tuple[Sort, int, str | None]]:
    query = _QUERIES[connection.dialect.name, kind]
    for part in _parts(ids):
        rows = connection.execute(query, _these(connection, part)).all()
        own = _own_days(connection, {row.lot for row in rows if row.varies})
        for row in rows:
            sort = Sort(*row[:_COLUMNS])
            days = own.get(sort, set())
            if not days or _has_plain(connection, sort):
                days = days | {row.expiry}
            yield from ((sort, row.root, last) for last in days)


def _own_days(connection: sa.Connection, lots: Iterable[int]) -> Mapping[Sort, set[str | None]]:
    """Return the days of expiry that pieces of lots have of their own, by the sort they are of."""
    found: dict[Sort, set[str | None]] = {}
    for part in _parts(sorted(lots)):
        for row in connection.execute(_OWN[connection.dialect.name], _these(connection, part)):
            found.setdefault(Sort(*row[:_COLUMNS]), set()).add(row.expiry)
    return found


def _has_plain(connection: sa.Connection, sort: Sort) -> bool:
    """Say whether some of a sort has no expiry of its own."""
    return connection.execute(_PLAIN, sort._asdict()).first() is not None


def _these(connection: sa.Connection, part: Sequence[int]) -> dict[str, Any]:
    return {"these": str(part) if connection.dialect.name == "sqlite" else part}


def _parts(ids: Sequence[int]) -> Iterable[list[int]]:
    return (list(ids[at : at + _STEP]) for at in range(0, len(ids), _STEP))


_LEAST = "SELECT min(b.{column}) FROM balance AS b WHERE {same} AND {kept}"
_WALK = """
    walk_{at}({names}) AS (
        SELECT {here}, ({least}) FROM found_{at} AS f
        UNION ALL
        SELECT {here}, ({least} AND b.{column} > f.{column}) FROM walk_{at} AS f
        WHERE f.{column} IS NOT NULL),
    found_{next} AS (SELECT * FROM walk_{at} WHERE {column} IS NOT NULL)"""
"""Of a column, from what was found so far, one value after the other."""
_LOOSE = """
    WITH RECURSIVE {walks}
    SELECT {columns}, place.root, lot.expiry, EXISTS (
        SELECT 1 FROM piece AS p WHERE p.lot = f.lot AND p.expiry IS NOT NULL) AS varies
    FROM found_{last} AS f JOIN lot ON lot.id = f.lot JOIN place ON place.id = f.place
"""
_FEW_ROWS = """
    SELECT {columns}, place.root, coalesce(piece.expiry, lot.expiry) AS last
    FROM balance AS b JOIN place ON place.id = b.place
    JOIN lot ON lot.id = b.lot JOIN piece ON piece.id = b.piece
    WHERE b.{kind} = :id AND {kept} LIMIT {few}
"""
_OWN_DAYS = """
    SELECT DISTINCT b.item, b.lot, b.status, b.place, b.owner, p.expiry
    FROM ({these}) AS these
    JOIN piece AS p ON p.lot = value AND p.expiry IS NOT NULL
    JOIN balance AS b ON b.piece = p.id AND b.piece <> 0 AND {kept}
"""
_PLAIN_PIECE = """
    SELECT 1 FROM balance AS b JOIN piece AS p ON p.id = b.piece
    WHERE {same} AND {kept} AND p.expiry IS NULL LIMIT 1
"""


def _loose(kind: str, dialect: str) -> sa.TextClause:
    """Return the loose scan; built from our own column names only."""
    known, columns = _WAYS[kind]
    walks = [f"found_0 AS ({_ASKED[kind].format(these=_THESE[dialect])})"]
    for at, column in enumerate(columns):
        here = (*known, *columns[:at])
        same = " AND ".join(f"b.{name} = f.{name}" for name in here)
        walks.append(
            _WALK.format(
                at=at,
                next=at + 1,
                column=column,
                names=", ".join((*here, column)),
                here=", ".join(f"f.{name}" for name in here),
                least=_LEAST.format(column=column, same=same, kept=_KEPT),
            )
        )
    wanted = ", ".join(f"f.{name}" for name in Sort._fields)
    return sa.text(_LOOSE.format(walks=", ".join(walks), columns=wanted, last=len(columns)))


def _few(kind: str) -> Prepared:
    columns = ", ".join(f"b.{name}" for name in Sort._fields)
    return Prepared(sa.text(_FEW_ROWS.format(columns=columns, kind=kind, kept=_KEPT, few=_FEW)))


_FEW_OF = {kind: _few(kind) for kind in (*_WAYS, "piece")}
_QUERIES = {(name, kind): _loose(kind, name) for name in _THESE for kind in _WAYS}
_OWN = {name: sa.text(_OWN_DAYS.format(these=some, kept=_KEPT)) for name, some in _THESE.items()}
_SAME = " AND ".join(f"b.{name} = :{name}" for name in Sort._fields)
_PLAIN = sa.text(_PLAIN_PIECE.format(same=_SAME, kept=_KEPT))
