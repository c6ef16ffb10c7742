"""How a capability declares its jobs: ``JOBS = (Job("daily_expiry", Daily(1), sweep),)``."""

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from tongma.foundation.platform.jobs.rhythm import Rhythm
from tongma.foundation.platform.jobs.turn import Turn

Waiting = Callable[[sa.Connection, int], bool]
"""Says by one cheap reading (now, in microseconds) whether there is anything to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done again and again, by one process at a time."""

    name: str
    rhythm: Rhythm
    work: Callable[[Turn], object]
    """Does it, and may be killed at any moment: the next turn goes on. It changes facts by
    commands only, as ``turn.actor``."""
    waiting: Waiting | None = None
    """With ``Every``: a turn is due when this says so, looked at in that rhythm."""
    rights: frozenset[str] = frozenset()
    """Names of the commands that it may send."""
    embedded: bool = True
    """Whether the embedded database needs it, too."""
