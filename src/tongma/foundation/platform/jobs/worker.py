"""Doing the jobs: each in a thread of its own that nothing ends but the server's going down.

A look at a job finds what is due, takes the job so that no other process does it in the same
moment, does a turn, and writes down how it went. Whatever a turn raises is caught here, kept in
the table and in the log, and the job is tried again after a while. Where the database is away, all
jobs look again within five seconds.
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import Trouble, ensure
from tongma.foundation.platform.jobs import store
from tongma.foundation.platform.jobs.holding import JobHolding, number_of
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.notes import JobSurroundings, Notes
from tongma.foundation.platform.jobs.rhythm import Daily, Grown, back_off_seconds, look_seconds
from tongma.foundation.platform.jobs.store import JobRow
from tongma.foundation.platform.jobs.turn import Installation, Stopped, Turn

STOP_SECONDS = 5.0
_PATIENCE_SECONDS = 2.0
"""What a turn gets to end by itself before its statements are interrupted."""
_QUICK_SECONDS = 1.0
_NOTED_EVERY_SECONDS = 5.0
"""A job that may run many times a second writes down only so often that it does."""
_SHORT_SECONDS = 0.01
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Memory:
    """What this process remembers of one job (of one site)."""

    failures: int = 0
    noted: float = -_NOTED_EVERY_SECONDS


class Jobs:
    """The jobs of an installation, as one process does them."""

    def __init__(self, on: Installation, around: JobSurroundings, jobs: Sequence[Job]) -> None:
        wanted = [one for one in jobs if one.embedded or not on.database.sqlite]
        numbers = {number_of(one.name) for one in wanted}
        ensure(len(numbers) == len(wanted), "two jobs have one name, or one number")
        self.jobs = {one.name: one for one in wanted}
        self._on, self._around = on, around
        holder = f"{socket.gethostname()}:{os.getpid()}:{on.clock.now()}"
        self._notes = Notes(on, around, holder)
        self._holding = JobHolding(on.database)
        self._memory: dict[tuple[str, int], _Memory] = {}
        self._stop = threading.Event()
        self._woken = {name: threading.Event() for name in self.jobs}
        self._threads: list[threading.Thread] = []

    @contextmanager
    def working(self) -> Iterator[None]:
        """Do the jobs in threads until the block ends."""
        self._stop.clear()
        self._threads = [
            threading.Thread(target=self._go_on, args=(job,), name=f"job {job.name}", daemon=True)
            for job in self.jobs.values()
        ]
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._end()

    @contextmanager
    def _briefly(self) -> Iterator[None]:
        """Keep no session open afterwards, unless threads need it."""
        try:
            yield
        finally:
            if not self._threads:
                self._holding.close()

    def dead(self) -> list[str]:
        """Return the names of threads that have ended although they should go on."""
        return [one.name for one in self._threads if not one.is_alive()]

    def look_at_all(self) -> None:
        """Look once at each job, here and now: for tests and for programs that end."""
        with self._briefly():
            for job in self.jobs.values():
                self._look(job)

    def run_now(self, name: str) -> None:
        """Do a turn of a job here and now, due or not; raises what it raises."""
        with self._briefly():
            self._run(self.jobs[name])

    def _run(self, job: Job) -> None:
        for row in self._rows(job):
            while not self._holding.take(job.name):
                time.sleep(_SHORT_SECONDS)
            try:
                turn = self._notes.begun(job, row, self._stop.is_set, noted=True)
                job.work(turn)
                self._notes.succeeded(job, turn)
            finally:
                self._holding.give(job.name)

    def rows(self, connection: sa.Connection) -> list[JobRow]:
        """Return how every job stands; one that has never run has an empty row."""
        found = [row for row in store.all_rows(connection) if row.name in self.jobs]
        never = self.jobs.keys() - {row.name for row in found}
        return sorted([*found, *(JobRow(name, 0) for name in never)])

    def wake(self, name: str) -> None:
        """Have a job looked at now: something has been given to it in this process."""
        self._woken[name].set()

    def _go_on(self, job: Job) -> None:
        woken, wait = self._woken[job.name], 0.0
        while True:
            woken.wait(wait)
            woken.clear()  # before the look: what is given during it is looked at again
            if self._stop.is_set():
                return
            wait = self._look(job)

    def _end(self) -> None:
        """Let turns end by themselves, then end what they ask the database; within five seconds."""
        self._stop.set()
        for woken in self._woken.values():
            woken.set()
        self._join(_PATIENCE_SECONDS)
        for thread in self._threads:
            if thread.is_alive() and thread.ident is not None:
                with suppress(Exception):  # the database may be gone, and the turn with it
                    self._on.database.interrupt(thread.ident)
        self._join(STOP_SECONDS - _PATIENCE_SECONDS - 0.5)
        left = [thread.name for thread in self._threads if thread.is_alive()]
        if left:
            _log.error("did not stop in time, and is left as it is: %s", ", ".join(left))
        self._threads = []
        self._holding.close()

    def _join(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _look(self, job: Job) -> float:
        """Do what is due of a job; return after how many seconds to look again."""
        memory = self._remembered(job, -1)
        try:
            waits = [self._take(job, row) for row in self._rows(job)]
        except Exception as error:  # noqa: BLE001 - the top of a thread: nobody is above to tell
            return self._told(job, memory, error)
        memory.failures = 0
        return max([look_seconds(job.rhythm), *waits])

    def _told(self, job: Job, memory: _Memory, error: Exception) -> float:
        """Put an error into the log, trouble once only; return how long to wait."""
        memory.failures += 1
        is_trouble = isinstance(error, Trouble)
        if memory.failures == 1 or not is_trouble:
            _log.warning("job %s failed: %s", job.name, error, exc_info=not is_trouble)
        return back_off_seconds(memory.failures, is_trouble=is_trouble)

    def _remembered(self, job: Job, site: int) -> _Memory:
        return self._memory.setdefault((job.name, site), _Memory())

    def _rows(self, job: Job) -> list[JobRow]:
        """Return the rows of a job that may be due: by site where it is daily."""
        if job.waiting is not None:
            with self._on.database.glance() as connection:
                waits = job.waiting(connection, self._on.clock.now())
            return [JobRow(job.name, 0)] if waits else []
        if not isinstance(job.rhythm, Daily):
            return [self._notes.row(job.name, 0)]
        with self._on.database.read() as connection:
            there = store.rows_of(connection, job.name)
            zones = self._around.zones(connection)
        return [there.get(site) or self._notes.first(job, site, zones[site]) for site in zones]

    def _is_due(self, job: Job, row: JobRow) -> bool:
        if job.waiting is not None:
            return True
        if isinstance(job.rhythm, Grown):
            return self._notes.newest() > row.cursor
        return row.due_at <= self._on.clock.now()

    def _take(self, job: Job, row: JobRow) -> float:
        """Do a turn where it is due and free; return how long to back off, 0 where all is well."""
        if self._stop.is_set() or not self._is_due(job, row):
            return 0.0
        if not self._holding.take(job.name):
            return 0.0
        try:
            if job.waiting is None:  # another process may have done it a moment ago
                row = self._notes.row(job.name, row.site)
            return self._turn(job, row) if self._is_due(job, row) else 0.0
        finally:
            self._holding.give(job.name)

    def _turn(self, job: Job, row: JobRow) -> float:
        memory = self._remembered(job, row.site)
        quick = job.waiting is not None and look_seconds(job.rhythm) < _QUICK_SECONDS
        silent = quick and time.monotonic() - memory.noted < _NOTED_EVERY_SECONDS
        noted = not silent or memory.failures > 0
        turn = self._notes.begun(job, row, self._stop.is_set, noted=noted)
        try:
            job.work(turn)
        except Stopped:
            self._notes.left(turn)
            return 0.0
        except Exception as error:  # noqa: BLE001 - the table and the log are told
            return self._failed(job, turn, error)
        memory.failures = 0
        if noted:
            memory.noted = time.monotonic()
            self._notes.succeeded(job, turn)
        return 0.0

    def _failed(self, job: Job, turn: Turn, error: Exception) -> float:
        if self._stop.is_set():  # its statements were interrupted
            self._notes.left(turn)
            return 0.0
        memory = self._remembered(job, turn.site)
        wait = self._told(job, memory, error)
        self._notes.failed(turn, error, memory.failures)
        return wait
