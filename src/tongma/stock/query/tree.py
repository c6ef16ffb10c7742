"""Where places are: what is above one, what is below it."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.stock.tables import place


class PlaceFacts(NamedTuple):
    """A place 位置 as the ledger knows it."""

    id: int
    kind: str
    klass: int
    parent: int
    root: int


_AT_ONCE = 900
_PLACE = (place.c.id, place.c.kind, place.c["class"], place.c.parent, place.c.root)
_ABOVE = sa.text("""
    WITH RECURSIVE up(id, depth) AS (
        SELECT parent, 1 FROM place WHERE id = :place AND parent <> 0
        UNION SELECT p.parent, up.depth + 1 FROM up JOIN place p ON p.id = up.id
        WHERE p.parent <> 0 AND up.depth < 64)
    SELECT id FROM up ORDER BY depth
""")
_BELOW = sa.text("""
    WITH RECURSIVE down(id, depth) AS (
        SELECT id, 1 FROM place WHERE parent = :place
        UNION SELECT p.id, down.depth + 1 FROM down JOIN place p ON p.parent = down.id
        WHERE down.depth < 64)
    SELECT id FROM down ORDER BY depth, id
""")


def facts_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, PlaceFacts]:
    """Return places by id."""
    wanted = sorted(set(ids))
    found: dict[int, PlaceFacts] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        query = sa.select(*_PLACE).where(place.c.id.in_(wanted[at : at + _AT_ONCE]))
        found |= {row[0]: PlaceFacts(*row) for row in connection.execute(query)}
    return found


def roots_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, int]:
    """Return the site or partner in which each place stands."""
    wanted = sorted(set(ids))
    found: dict[int, int] = {}
    step = 900
    for at in range(0, len(wanted), step):
        query = sa.select(place.c.id, place.c.root).where(place.c.id.in_(wanted[at : at + step]))
        found |= {row.id: row.root for row in connection.execute(query)}
    return found


def above(connection: sa.Connection, place_id: int) -> list[int]:
    """Return what the place stands in, the nearest first."""
    return list(connection.execute(_ABOVE, {"place": place_id}).scalars())


def directly_below(connection: sa.Connection, place_id: int) -> list[int]:
    """Return what stands directly in the place, by id."""
    query = sa.select(place.c.id).where(place.c.parent == place_id).order_by(place.c.id)
    return list(connection.execute(query).scalars())


def below(connection: sa.Connection, place_id: int) -> list[int]:
    """Return everything inside the place, outer before inner."""
    return list(connection.execute(_BELOW, {"place": place_id}).scalars())
