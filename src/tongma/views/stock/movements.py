"""How stock got where it is: movements with words."""

from collections.abc import Mapping

import sqlalchemy as sa

from tongma.foundation.bus.feed import may_read
from tongma.foundation.journal.query import records
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.stock.query.history import last_movements
from tongma.views.stock.shapes import MovementOut


def movements(
    connection: sa.Connection, actor: Actor, wanted: Mapping[str, int], limit: int
) -> list[MovementOut]:
    """Return the movements of an item, lot, piece or place, the newest first."""
    moves = last_movements(connection, limit=limit, reach=actor.reach("stock.read"), **wanted)
    ids = sorted({move.record_id for move in moves})
    known = {row.record_id: row for row in records(connection, ids=ids) if may_read(actor, row)}
    names = Names(connection).read(
        items=[move.item for move in moves],
        lots=[move.lot for move in moves],
        pieces=[move.piece for move in moves],
        places=[place for move in moves for place in (move.from_place, move.to_place)],
        people=[row.actor for row in known.values()],
    )
    return [
        MovementOut(
            record_id=move.record_id,
            number=known[move.record_id].seq,
            command=known[move.record_id].command,
            document=known[move.record_id].document,
            person=names.person(known[move.record_id].actor),
            happened_at=show_instant(move.happened_at),
            item=names.item(move.item),
            lot=names.lot(move.lot),
            piece=names.piece(move.piece),
            from_=names.place(move.from_place),
            from_status=move.from_status,
            to=names.place(move.to_place),
            to_status=move.to_status,
            quantity=show(move.quantity, names.decimals(move.item)),
        )
        for move in moves
        if move.record_id in known
    ]
