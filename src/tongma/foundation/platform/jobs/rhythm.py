"""When a job is due, and how long to wait after it failed. Pure."""

from dataclasses import dataclass
from typing import TypeAlias

from tongma.foundation.kernel.time import Instant, next_local

SECOND_US = 1_000_000
_TROUBLE_MAX_SECONDS = 5.0
_DEFECT_MAX_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many seconds, counted from the last start."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at each site, when its clocks show this hour; later where nobody was there."""

    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Grown:
    """Whenever the journal has a number that the job's cursor has not reached."""

    seconds: float = 2.0
    """How often to look."""


Rhythm: TypeAlias = Every | Daily | Grown


def next_due(rhythm: Rhythm, zone: str, after: Instant) -> Instant:
    """Return when a job that started at ``after`` is due again; 0 where time does not decide it.

    ``zone``: the site's, for a daily job.
    """
    if isinstance(rhythm, Daily):
        return next_local(rhythm.hour, rhythm.minute, zone, after)
    if isinstance(rhythm, Every):
        return after + int(rhythm.seconds * SECOND_US)
    return 0


def look_seconds(rhythm: Rhythm) -> float:
    """Return how long to wait until the next look whether a job is due."""
    if isinstance(rhythm, Every):
        return min(rhythm.seconds, 5.0)
    return rhythm.seconds if isinstance(rhythm, Grown) else 20.0


def back_off_seconds(failures: int, *, is_trouble: bool) -> float:
    """Return how long to wait after so many failures in a row (1 or more).

    Trouble (the database is away) passes by itself: never longer than five seconds, so that all
    works again within ten. A defect comes again: up to five minutes.
    """
    if is_trouble:
        return min(0.25 * (1 << min(failures, 10)), _TROUBLE_MAX_SECONDS)
    return min(float(1 << min(failures, 10)), _DEFECT_MAX_SECONDS)
