"""Joining what was added since: full blocks are read much faster than rows of one object."""

from functools import partial

import sqlalchemy as sa

from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Every
from tongma.foundation.platform.jobs.turn import Turn
from tongma.foundation.search.model import KINDS
from tongma.foundation.search.store import join_blocks, small_blocks

_WORTH_IT = 200
"""So many rows of a kind are joined; fewer cost next to nothing to read."""
_AT_ONCE = 2_000


def _join(turn: Turn) -> None:
    for kind in KINDS:
        while turn.on.database.write(partial(_join_some, kind)):
            turn.beat()


def _join_some(kind: str, connection: sa.Connection) -> bool:
    """Join some blocks; say whether there may be more."""
    if not _are_many(connection, kind):
        return False
    return join_blocks(connection, kind, _AT_ONCE) == _AT_ONCE


def _are_many(connection: sa.Connection, kind: str) -> bool:
    return len(connection.execute(small_blocks(kind, _WORTH_IT)).all()) == _WORTH_IT


def _waiting(connection: sa.Connection, _now: int) -> bool:
    return any(_are_many(connection, kind) for kind in KINDS)


JOBS = (Job("search", Every(30), _join, waiting=_waiting),)
