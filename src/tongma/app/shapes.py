"""The answers of ``/healthz``, ``/readyz`` and ``/api/v1/system``. Instants are empty for none."""

from dataclasses import dataclass
from typing import Literal

from tongma.foundation.kernel.ids import Id

JobState = Literal["never", "running", "well", "failing"]
Warned = Literal[
    "database_away",
    "schema_other",
    "disk_full",
    "numbers_wait",
    "job_failing",
    "thread_dead",
]
"""The first three: not ready. The others: ready all the same, and somebody should look."""


@dataclass(frozen=True, slots=True)
class AliveOut:
    """A process that answers."""

    status: Literal["ok", "broken"]
    version: str
    dead: list[str]
    """Threads that have ended although they should go on."""


@dataclass(frozen=True, slots=True)
class JournalOut:
    """The last record that has a number, and what waits for one."""

    number: int
    at: str
    """When it got its number."""
    age_seconds: int
    waiting: int
    waiting_seconds: int
    """How long the oldest of them has waited."""


@dataclass(frozen=True, slots=True)
class JobBrief:
    """A job, of one site where it has sites."""

    name: str
    site: Id
    state: JobState
    last_success: str


@dataclass(frozen=True, slots=True)
class JobOut:
    """A job with what its turns said."""

    name: str
    site: Id
    state: JobState
    last_success: str
    last_start: str
    last_failure: str
    due: str
    failures: int
    """In a row."""
    error: str
    """Of the last failure, in words."""
    cursor: int
    """The journal number that is worked in, of a job that follows the journal."""
    done: int
    total: int
    holder: str
    """The process that does it just now."""

    def brief(self) -> JobBrief:
        """Return what may be told without a login."""
        return JobBrief(self.name, self.site, self.state, self.last_success)


@dataclass(frozen=True, slots=True)
class DiskOut:
    """Where the data folder lies; bytes, as digits."""

    free: Id
    total: Id


@dataclass(frozen=True, slots=True)
class ReadyOut:
    """Whether requests may be sent here."""

    status: Literal["ready", "not_ready"]
    version: str
    database: Literal["sqlite", "postgresql"]
    schema: str
    """Of the database; empty where it does not answer."""
    journal: JournalOut | None
    jobs: list[JobBrief]
    disk: DiskOut
    warnings: list[Warned]


@dataclass(frozen=True, slots=True)
class SystemOut:
    """The same with every word that the jobs said, and since when this process serves."""

    status: Literal["ready", "not_ready"]
    version: str
    database: Literal["sqlite", "postgresql"]
    schema: str
    journal: JournalOut | None
    jobs: list[JobOut]
    disk: DiskOut
    warnings: list[Warned]
    serving_since: str

    def ready(self) -> ReadyOut:
        """Return what may be told without a login."""
        return ReadyOut(
            self.status,
            self.version,
            self.database,
            self.schema,
            self.journal,
            [one.brief() for one in self.jobs],
            self.disk,
            self.warnings,
        )
