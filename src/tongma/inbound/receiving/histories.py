"""Where pieces are and how they got there, to show beside a serial that came twice."""

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import Json
from tongma.foundation.kernel.time import show_instant
from tongma.stock.query.history import last_movements

_SHOWN = 5


def histories_of(connection: sa.Connection, pieces: list[int]) -> list[Json]:
    """Return the last movements of each piece, the newest first."""
    return [
        {
            "piece": str(piece),
            "movements": [
                {
                    "at": show_instant(one.happened_at),
                    "from": str(one.from_place),
                    "to": str(one.to_place),
                    "record": str(one.record_id),
                }
                for one in last_movements(connection, piece=piece, limit=_SHOWN)
            ],
        }
        for piece in pieces
    ]
