"""Movements, read back."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.stock.query.balances import stock_at
from tongma.stock.query.belonging import within_movement
from tongma.stock.query.goods import pieces
from tongma.stock.tables import movement

_COLUMNS = tuple(movement.columns)


def last_movements(
    connection: sa.Connection,
    *,
    limit: int = 50,
    before: int = 0,
    reach: Reach = WHOLE,
    **wanted: int,
) -> Sequence[Any]:
    """Return movements, the newest first; of goods of an owner within the reach.

    ``wanted`` names one of ``item``, ``lot``, ``piece``, ``place`` (either side), ``record_id``;
    ``before`` is the record id of the last one seen.
    """
    query = (
        sa.select(*_COLUMNS)
        .order_by(movement.c.record_id.desc(), movement.c.line.desc())
        .limit(limit)
    )
    for name, value in wanted.items():
        if name == "place":
            query = query.where(
                sa.or_(movement.c.from_place == value, movement.c.to_place == value)
            )
        else:
            query = query.where(movement.c[name] == value)
    if before:
        query = query.where(movement.c.record_id < before)
    if not reach.whole:
        query = query.join(record, record.c.record_id == movement.c.record_id)
        query = query.where(within_movement(reach))
    return connection.execute(query).all()


def net_since(
    connection: sa.Connection, place: int, item: int, happened_after: int
) -> dict[tuple[int, int, int], int]:
    """Return what moved into (+) or out of (−) a place after an instant.

    By (lot, piece, packed_as).

    For counts: what the ledger said at the time of a scan is what it says now, less this.
    """
    total: dict[tuple[int, int, int], int] = {}
    for side, sign in (("to", 1), ("from", -1)):
        packed = movement.c[f"{side}_packed_as"]
        query = (
            sa.select(movement.c.lot, movement.c.piece, packed, sa.func.sum(movement.c.quantity))
            .where(
                movement.c[f"{side}_place"] == place,
                movement.c.item == item,
                movement.c.happened_at > happened_after,
            )
            .group_by(movement.c.lot, movement.c.piece, packed)
        )
        for lot, piece, packed_as, quantity in connection.execute(query):
            key = (lot, piece, packed_as)
            total[key] = total.get(key, 0) + sign * int(quantity)
    return total


def pieces_moved(connection: sa.Connection, record_id: int, to_place: int) -> list[int]:
    """Return the pieces that a record brought to a place, in the order of its lines."""
    query = (
        sa.select(movement.c.piece)
        .where(
            movement.c.record_id == record_id,
            movement.c.to_place == to_place,
            movement.c.piece != 0,
        )
        .order_by(movement.c.line)
    )
    return list(connection.execute(query).scalars())


def pieces_left(
    connection: sa.Connection, record_id: int, place: int, **filters: int
) -> dict[str, int]:
    """Return serial → piece of what a record brought to a place and what still stands there.

    ``filters``: key columns that the stock must have there, such as ``status``.
    """
    brought = pieces_moved(connection, record_id, place)
    if not brought:
        return {}
    there = {balance.piece for balance in stock_at(connection, place=place, **filters)}
    found = pieces(connection, there & set(brought))
    return {piece.serial: piece.id for piece in found.values()}


def command_of(connection: sa.Connection, record_id: int) -> tuple[str, int]:
    """Return the command and the document of a record; ("", 0) where there is none.

    Of a late fact that was accepted: the command that it was.
    """
    query = sa.select(record.c.command, record.c.document, record.c.body).where(
        record.c.record_id == record_id
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return ("", 0)
    within = json.loads(row.body)["result"].get("command", "")
    return (within or row.command, row.document)
