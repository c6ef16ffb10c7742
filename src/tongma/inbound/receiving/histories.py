"""Where pieces are and how they got there, to show beside a serial that came twice."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import Json
from tongma.foundation.kernel.time import show_instant
from tongma.stock.query.history import last_movements

_SHOWN = 5


def histories_of(connection: sa.Connection, pieces: Sequence[int]) -> list[Json]:
    """Return the last movements of each piece, the newest first."""
    return [
        {
            "piece": str(piece),
            "movements": [
                {
                    "at": show_instant(movement.happened_at),
                    "from": str(movement.from_place),
                    "to": str(movement.to_place),
                    "record": str(movement.record_id),
                }
                for movement in last_movements(connection, piece=piece, limit=_SHOWN)
            ],
        }
        for piece in pieces
    ]
