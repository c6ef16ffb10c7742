"""When a checkpoint of all balances is due, and which old ones are kept. Pure.

One at each month's end and one each so many movements; of the last thirteen months all are kept,
of the time before the last of each quarter.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

EVERY_MOVEMENTS = 1_000_000
_DENSE = timedelta(days=396)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Head(NamedTuple):
    """A finished checkpoint: all records up to the number ``seq``."""

    seq: int
    record_id: int
    """The greatest record id among them."""
    recorded_at: int
    """The latest of them, in microseconds UTC: nothing in it happened later."""
    rows: int


def month_began(now: int) -> int:
    """Return the first instant (microseconds) of the month, in UTC."""
    first = _day(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first - _EPOCH) // timedelta(microseconds=1)


def superseded(heads: Sequence[Head], now: int) -> list[int]:
    """Return the numbers of the checkpoints that need not be kept, rising; never the last one."""
    ordered = sorted(heads)
    oldest = _day(now) - _DENSE
    gone = []
    for this, following in pairwise(ordered):
        day, after = _day(this.recorded_at), _day(following.recorded_at)
        if day < oldest and _quarter(day) == _quarter(after):
            gone.append(this.seq)
    return gone


def _day(instant: int) -> datetime:
    return _EPOCH + timedelta(microseconds=instant)


def _quarter(day: datetime) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3
