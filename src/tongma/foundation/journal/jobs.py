"""The sequencer: gives numbers to what has been committed (PostgreSQL)."""

import sqlalchemy as sa

from tongma.foundation.journal.append import are_pending, number_pending
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Every
from tongma.foundation.platform.jobs.turn import Turn


def _number(turn: Turn) -> None:
    number_pending(turn.on.database, turn.on.clock, wait=False)


def _waiting(connection: sa.Connection, _now: int) -> bool:
    return are_pending(connection)


# The embedded database numbers with the command itself.
JOBS = (Job("sequencer", Every(0.03), _number, waiting=_waiting, embedded=False),)
