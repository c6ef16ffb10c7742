"""Taking a record's movements back: new movements that name the ones they reverse."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import refuse
from tongma.stock.model import Allocation, Move, Spot
from tongma.stock.post.movements import post
from tongma.stock.query.balances import allocations
from tongma.stock.tables import movement


def reverse_record(tx: Tx, record_id: int) -> Sequence[Move]:
    """Post the opposite of every movement of a record and return the new moves.

    Refusals: ``record_unknown``, ``already_reversed``, and what ``post`` says when the stock is no
    longer where the record put it.
    """
    moves = [_opposite(row, row.quantity, 0) for row in _movements(tx, record_id)]
    post(tx, moves)
    return moves


def reverse_with_allocation(tx: Tx, record_id: int, lines: Iterable[int]) -> Sequence[Move]:
    """Bring stock and the lines' allocations back to the place that a record took them from.

    A case that was opened on the way stays open. Refusals as ``reverse_record``, and
    ``allocation_short`` where the lines' stock has gone on.
    """
    rows = [row for row in _movements(tx, record_id) if row.from_place != row.to_place]
    given = [one for line in lines for one in allocations(tx.connection, line=line)]
    left = {one.id: one.quantity for one in given}
    moves: list[Move] = []
    for row in rows:
        moves += _carried(row, given, left)
    post(tx, moves)
    return moves


def _movements(tx: Tx, record_id: int) -> Sequence[Any]:
    rows = tx.rows(
        sa.select(movement).where(movement.c.record_id == record_id).order_by(movement.c.line)
    )
    if not rows:
        raise refuse("record_unknown", record=str(record_id))
    again = sa.select(movement.c.record_id).where(
        movement.c.reverses_record == record_id, movement.c.reverses_record != 0
    )
    if tx.rows(again.limit(1)):
        raise refuse("already_reversed", record=str(record_id))
    return rows


def _carried(row: Any, given: Sequence[Allocation], left: dict[int, int]) -> list[Move]:
    """Return the opposite moves of one movement, each with the allocation that lies there."""
    there = _opposite(row, row.quantity, 0).source_key()
    moves = []
    missing = row.quantity
    for own in given:
        part = min(missing, left[own.id]) if own.key == there else 0
        if part:
            moves.append(_opposite(row, part, own.id))
            left[own.id] -= part
            missing -= part
    if missing:
        raise refuse("allocation_short", record=str(row.record_id))
    return moves


def _opposite(row: Any, quantity: int, allocation: int) -> Move:
    return Move(
        item=row.item,
        lot=row.lot,
        piece=row.piece,
        quantity=quantity,
        source=Spot(row.to_place, row.to_status, row.to_owner, row.to_packed_as),
        target=Spot(row.from_place, row.from_status, row.from_owner, row.from_packed_as),
        handling_unit=row.handling_unit,
        allocation=allocation,
        reverses=(row.record_id, row.line),
    )
