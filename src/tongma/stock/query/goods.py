"""Lots and pieces, found by what labels say."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.foundation.platform.bulk import unnest
from tongma.foundation.platform.prepared import ByIds, Prepared
from tongma.stock.query.belonging import have_moved
from tongma.stock.tables import item, lot, movement, piece

_FEW = 50


class LotFacts(NamedTuple):
    """A lot 批次."""

    id: int
    item: int
    number: str
    variant: int
    expiry: str | None
    produced: str | None
    certificate: int


class PieceFacts(NamedTuple):
    """A piece 序列号件."""

    id: int
    item: int
    lot: int
    serial: str
    expiry: str | None


_LOT = tuple(lot.c[name] for name in LotFacts._fields)
_PIECE = tuple(piece.c[name] for name in PieceFacts._fields)
_DECIMALS = ByIds((item.c.id, item.c.decimals), item.c.id)
_LOTS = ByIds(_LOT, lot.c.id)
_LOTS_OF = Prepared(
    sa.select(*_LOT)
    .where(lot.c.item == sa.bindparam("item"), lot.c.number == sa.bindparam("number"))
    .order_by(lot.c.variant)
)


def decimals_column(item_id: sa.ColumnElement[int]) -> sa.Label[int]:
    """Return an item's decimals as a column of whoever keeps more about items."""
    there = sa.select(item.c.decimals).where(item.c.id == item_id)
    return there.scalar_subquery().label("decimals")


def decimals_of(connection: sa.Connection, items: Iterable[int]) -> dict[int, int]:
    """Return the decimals of items."""
    return {row[0]: row[1] for row in _DECIMALS(connection, items)}


def find_lots(connection: sa.Connection, item_id: int, number: str) -> list[LotFacts]:
    """Return an item's lots of that maker's number, the first variant first."""
    return [LotFacts(*row) for row in _LOTS_OF(connection, item=item_id, number=number)]


def lot_numbers(
    connection: sa.Connection, item_id: int, numbers: Iterable[str], reach: Reach = WHOLE
) -> set[str]:
    """Return those of the numbers that are lots of the item, of goods within the reach."""
    wanted = sorted(set(numbers))
    query = sa.select(lot.c.number).where(
        lot.c.item == item_id, lot.c.number.in_(wanted), have_moved(reach, lot.c.id, "lot")
    )
    return set(connection.execute(query).scalars())


_LIKE_IT = 50
"""So many of an item's numbers tell how long its numbers are."""


def lot_lengths(connection: sa.Connection, item_id: int, reach: Reach = WHOLE) -> range:
    """Return how long the item's lot numbers are, by some of them; empty where it has none."""
    seen = have_moved(reach, lot.c.id, "lot")
    query = sa.select(lot.c.number).where(lot.c.item == item_id, seen)
    return _lengths(connection, query, lot.c.number)


def serial_lengths(connection: sa.Connection, item_id: int, reach: Reach = WHOLE) -> range:
    """Return how long the item's serials are, by some of them; empty where it has none."""
    seen = have_moved(reach, piece.c.id, "piece")
    query = sa.select(piece.c.serial).where(piece.c.item == item_id, seen)
    return _lengths(connection, query, piece.c.serial)


def _lengths(
    connection: sa.Connection, query: sa.Select[tuple[str]], number: sa.Column[str]
) -> range:
    some = query.order_by(number.desc()).limit(_LIKE_IT)
    found = [len(one) for one in connection.execute(some).scalars()]
    return range(min(found), max(found) + 1) if found else range(0)


def lots_by_number(connection: sa.Connection, number: str) -> list[LotFacts]:
    """Return the lots of all items with that number: a bare lot number is no identity."""
    query = sa.select(*_LOT).where(lot.c.number == number, lot.c.id != 0).order_by(lot.c.id)
    return [LotFacts(*row) for row in connection.execute(query)]


def lots(connection: sa.Connection, ids: Iterable[int]) -> dict[int, LotFacts]:
    """Return lots by id."""
    return {row[0]: LotFacts(*row) for row in _LOTS(connection, ids)}


def find_pieces(
    connection: sa.Connection, item_id: int, serials: Sequence[str]
) -> list[PieceFacts]:
    """Return those of the serials that the item has already."""
    query = sa.select(*_PIECE).where(piece.c.item == item_id)
    if connection.dialect.name == "postgresql" and len(serials) > _FEW:
        given = unnest(piece, [{"serial": one} for one in serials], ("serial",)).subquery("s")
        return [
            PieceFacts(*row)
            for row in connection.execute(query.where(piece.c.serial == given.c.serial))
        ]
    found: list[PieceFacts] = []
    step = 500
    for at in range(0, len(serials), step):
        part = query.where(piece.c.serial.in_(serials[at : at + step]))
        found += [PieceFacts(*row) for row in connection.execute(part)]
    return found


def pieces_by_serial(connection: sa.Connection, serial: str) -> list[PieceFacts]:
    """Return the pieces of all items with that serial."""
    query = sa.select(*_PIECE).where(piece.c.serial == serial, piece.c.id != 0)
    return [PieceFacts(*row) for row in connection.execute(query.order_by(piece.c.id))]


def pieces(connection: sa.Connection, ids: Iterable[int]) -> dict[int, PieceFacts]:
    """Return pieces by id."""
    wanted = sorted(set(ids))
    found: dict[int, PieceFacts] = {}
    step = 900
    for at in range(0, len(wanted), step):
        query = sa.select(*_PIECE).where(piece.c.id.in_(wanted[at : at + step]))
        found |= {row[0]: PieceFacts(*row) for row in connection.execute(query)}
    return found


def items_with_lots(connection: sa.Connection, items: Iterable[int]) -> set[int]:
    """Return those of the items that have a lot or have moved."""
    lotted = sa.select(lot.c.id).where(lot.c.item == item.c.id).exists()
    moved = sa.select(movement.c.item).where(movement.c.item == item.c.id).exists()
    query = sa.select(item.c.id).where(item.c.id.in_(sorted(set(items))), sa.or_(lotted, moved))
    return set(connection.execute(query).scalars())
