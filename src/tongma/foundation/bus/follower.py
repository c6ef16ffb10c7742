"""One reader of the journal for everybody in this process who listens to it.

Each listener has a place of its own in the journal. Those at its end share what one reader found;
who is further behind reads pages of its own until it is there.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from fastapi.concurrency import run_in_threadpool

from tongma.foundation.bus.feed import Header
from tongma.foundation.kernel.outcome import Trouble, refuse

log = logging.getLogger(__name__)
STREAMS_MAX = 8
"""Streams of one person in one process: a browser opens one for all its tabs."""
PAGE = 500
LOOK_SECONDS = 0.25
_KEPT = 2 * PAGE


@dataclass(slots=True)
class Follower:
    """Reads the journal on while somebody listens, four times a second, once for all of them."""

    read: Callable[[int, int], Sequence[Header]]
    """Gives headers after a number, so many at most, by number; may raise Trouble."""
    kept: deque[Header] = field(default_factory=lambda: deque(maxlen=_KEPT))
    reached: int = 0
    """The last number of those kept, or where reading began."""
    begun: int = 0
    """The number after which everything that came is in ``kept``, as long as it holds them."""
    read_at: float = 0.0
    """When the journal could last be read, in seconds of the monotonic clock."""
    streams: dict[int, int] = field(default_factory=dict)
    """Open streams by person."""
    listening: int = 0
    _grown: asyncio.Event = field(default_factory=asyncio.Event)
    _reading: asyncio.Task[None] | None = None

    def check(self, person: int) -> None:
        """Refuse ``too_many_streams`` where somebody has as many open as one may."""
        if self.streams.get(person, 0) >= STREAMS_MAX:
            raise refuse("too_many_streams", limit=STREAMS_MAX)

    @contextmanager
    def stream_of(self, person: int) -> Iterator[None]:
        """Count a stream of a person while it is open."""
        self.streams[person] = self.streams.get(person, 0) + 1
        try:
            yield
        finally:
            self.streams[person] -= 1
            if not self.streams[person]:
                del self.streams[person]

    @asynccontextmanager
    async def following(self, newest: int) -> AsyncIterator[None]:
        """Read on from the journal's end while at least one listener is inside."""
        if not self.listening:
            self.kept.clear()
            self.begun = self.reached = newest
            self._reading = asyncio.create_task(self._read_on())
        self.listening += 1
        try:
            yield
        finally:
            self.listening -= 1
            if not self.listening and self._reading is not None:
                self._reading.cancel()
                self._reading = None

    async def after(self, number: int, seconds: float) -> Sequence[Header]:
        """Return the next records after a number, waiting so many seconds for them at most."""
        if number < self._oldest():
            return await run_in_threadpool(self.read, number, PAGE)
        if number >= self.reached:
            grown = self._grown
            try:
                await asyncio.wait_for(grown.wait(), seconds)
            except TimeoutError:
                return []
        return [header for header in self.kept if header.seq > number][:PAGE]

    def is_fresh(self, seconds: float) -> bool:
        """Say whether the journal could be read within the last seconds."""
        return time.monotonic() - self.read_at <= seconds

    def _oldest(self) -> int:
        """Return the number after which ``kept`` lacks nothing."""
        return self.kept[0].seq - 1 if len(self.kept) == _KEPT else self.begun

    async def _read_on(self) -> None:
        while True:
            try:
                found = await run_in_threadpool(self.read, self.reached, PAGE)
            except Trouble:  # the database is away; whoever listens hears no beat meanwhile
                found = []
            except Exception:  # a reader that ended would leave everybody waiting for ever
                log.exception("the journal could not be read for those who listen")
                found = []
            else:
                self.read_at = time.monotonic()
            if found:
                self.kept.extend(found)
                self.reached = found[-1].seq
                grown, self._grown = self._grown, asyncio.Event()
                grown.set()
            else:
                await asyncio.sleep(LOOK_SECONDS)
