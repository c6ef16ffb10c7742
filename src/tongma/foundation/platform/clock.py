"""The only place that asks the machine for the time and for randomness."""

import secrets
import time
from typing import Protocol

from tongma.foundation.kernel.ids import make_uuid7


class Clock(Protocol):
    """Time and randomness; the simulator brings its own."""

    def now(self) -> int:
        """Return microseconds since 1970, UTC."""

    def random_bytes(self, size: int) -> bytes:
        """Return so many unpredictable bytes."""


class SystemClock:
    """The machine's clock and its source of randomness."""

    def now(self) -> int:
        """Return microseconds since 1970, UTC."""
        return time.time_ns() // 1000

    def random_bytes(self, size: int) -> bytes:
        """Return so many unpredictable bytes."""
        return secrets.token_bytes(size)


def new_request_id(clock: Clock) -> str:
    """Return a fresh UUIDv7, for commands that the system or the command line makes."""
    bits = int.from_bytes(clock.random_bytes(10), "big") & (1 << 74) - 1
    return make_uuid7(clock.now() // 1000, bits)
