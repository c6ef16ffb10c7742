"""Taking a record's movements back: new movements that name the ones they reverse."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.commands.tx import Tx
from tongma.kernel.outcome import refuse
from tongma.stock.model import Move, Spot
from tongma.stock.post.movements import post
from tongma.stock.tables import movement


def reverse_record(tx: Tx, record_id: int, *, allocation: int = 0) -> Sequence[Move]:
    """Post the opposite of every movement of a record and return the new moves.

    ``allocation`` goes with the stock. Refusals: ``record_unknown``, ``already_reversed``, and what
    ``post`` says when the stock is no longer where the record put it.
    """
    query = sa.select(movement).where(movement.c.record_id == record_id).order_by(movement.c.line)
    rows = tx.rows(query)
    if not rows:
        raise refuse("record_unknown", record=str(record_id))
    again = sa.select(movement.c.record_id).where(
        movement.c.reverses_record == record_id,
        movement.c.reverses_record != 0,
    )
    if tx.rows(again.limit(1)):
        raise refuse("already_reversed", record=str(record_id))
    moves = [
        Move(
            item=row.item,
            lot=row.lot,
            piece=row.piece,
            quantity=row.quantity,
            source=Spot(row.to_place, row.to_status, row.to_owner, row.to_packed_as),
            target=Spot(row.from_place, row.from_status, row.from_owner, row.from_packed_as),
            handling_unit=row.handling_unit,
            allocation=allocation,
            reverses=(row.record_id, row.line),
        )
        for row in rows
    ]
    post(tx, moves)
    return moves
