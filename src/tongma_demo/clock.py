"""A clock for telling the past: it starts some days ago and goes where the history sends it."""

import random

from tongma.foundation.kernel.time import DAY_US
from tongma.foundation.platform.clock import SystemClock

_HOUR_US = DAY_US // 24
_CHINA_HOURS = 8


class SeedClock:
    """Moves on by half a second at each look, and to an hour of a day when told to."""

    def __init__(self, now: int, *, days: int) -> None:
        self._last = now
        start = now - days * DAY_US
        self._midnight = start - (start + _CHINA_HOURS * _HOUR_US) % DAY_US
        self._instant = self._midnight + 8 * _HOUR_US
        self._source = random.Random(now)  # noqa: S311 - ids and salts of invented history

    def now(self) -> int:
        """Return the told instant; it never passes the real one."""
        self._instant = min(self._instant + 500_000, self._last)
        return self._instant

    def random_bytes(self, size: int) -> bytes:
        """Return bytes for ids and salts."""
        return self._source.randbytes(size)

    def jump(self, microseconds: int) -> None:
        """Let time pass."""
        self._instant = min(self._instant + microseconds, self._last)

    def to(self, day: int, hour: float) -> None:
        """Go to an hour (local) of the day with that number; time never goes back."""
        wanted = self._midnight + day * DAY_US + int(hour * _HOUR_US)
        self._instant = min(max(self._instant, wanted), self._last)

    def with_real_randomness(self) -> "_SecretClock":
        """Return this clock with unpredictable bytes, for passwords."""
        return _SecretClock(self)


class _SecretClock:
    def __init__(self, told: SeedClock) -> None:
        self._told = told
        self._real = SystemClock()

    def now(self) -> int:
        """Return the told instant."""
        return self._told.now()

    def random_bytes(self, size: int) -> bytes:
        """Return bytes that nobody can guess."""
        return self._real.random_bytes(size)
