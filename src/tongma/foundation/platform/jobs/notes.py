"""Writing down in the table of jobs how each turn went."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import Trouble
from tongma.foundation.platform.jobs import store
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Grown, next_due
from tongma.foundation.platform.jobs.store import JobRow
from tongma.foundation.platform.jobs.turn import Installation, Turn

_ERROR_MAX = 500


@dataclass(frozen=True, slots=True)
class JobSurroundings:
    """What the jobs ask of the rest: given by who puts the application together."""

    newest: Callable[[sa.Connection], int]
    """The last number of the journal."""
    zones: Callable[[sa.Connection], Mapping[int, str]]
    """Site → its time zone."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What one process writes into the table, and how it is called there."""

    on: Installation
    around: JobSurroundings
    holder: str

    def row(self, name: str, site: int) -> JobRow:
        """Return how a job stands; an empty row where it has none."""
        with self.on.database.glance() as connection:
            return store.rows_of(connection, name).get(site, JobRow(name, site))

    def newest(self) -> int:
        """Return the last number of the journal."""
        with self.on.database.glance() as connection:
            return self.around.newest(connection)

    def first(self, job: Job, site: int, zone: str) -> JobRow:
        """Make the row of a site that has none: it is due at the next such hour."""
        due = next_due(job.rhythm, zone, self.on.clock.now())
        self._save(job.name, site, {"due_at": due})
        return JobRow(job.name, site, due)

    def begun(self, job: Job, row: JobRow, stopping: Callable[[], bool], *, noted: bool) -> Turn:
        """Begin a turn; in one that is ``noted`` the row says since when, and who."""
        newest = self.newest() if isinstance(job.rhythm, Grown) else 0
        if noted:
            now = self.on.clock.now()
            started = {"started_at": now, "holder": self.holder, "done": 0, "total": 0}
            self._save(job.name, row.site, started)
        return Turn(
            on=self.on,
            name=job.name,
            site=row.site,
            rights=job.rights,
            due_at=row.due_at,
            newest=newest,
            holder=self.holder if noted else "",
            stopping=stopping,
        )

    def succeeded(self, job: Job, turn: Turn) -> None:
        """The turn is done: when it is due again, and how far the journal is worked in."""
        now = self.on.clock.now()

        def work(connection: sa.Connection) -> None:
            there = store.rows_of(connection, job.name).get(turn.site, JobRow(job.name, turn.site))
            zone = self.around.zones(connection)[turn.site] if turn.site else "UTC"
            values: dict[str, Any] = {
                "succeeded_at": now,
                "failures": 0,
                "error": "",
                "due_at": next_due(job.rhythm, zone, there.started_at),
                "cursor": max(there.cursor, turn.newest),
                "done": 0,
                "total": 0,
                "holder": "",
            }
            store.save_as(connection, job.name, turn.site, self.holder, values)

        self.on.database.write(work)

    def failed(self, turn: Turn, error: Exception, failures: int) -> None:
        """The turn failed. It stays due: done again it is the same turn, with the same requests."""
        words = str(error) if isinstance(error, Trouble) else f"{type(error).__name__}: {error}"
        values: dict[str, Any] = {
            "failed_at": self.on.clock.now(),
            "failures": failures,
            "error": words[:_ERROR_MAX],
            "holder": "",
        }
        self._save(turn.name, turn.site, values)

    def left(self, turn: Turn) -> None:
        """The turn was ended before it was done; nobody does it now."""
        if not turn.holder:
            return
        key = turn.name, turn.site, turn.holder
        self.on.database.write(lambda connection: store.save_as(connection, *key, {"holder": ""}))

    def _save(self, name: str, site: int, values: Mapping[str, Any]) -> None:
        self.on.database.write(lambda connection: store.save(connection, name, site, values))
