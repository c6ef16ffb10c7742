"""The answers of ``/healthz``, ``/readyz`` and ``/api/v1/system``."""

from typing import Literal

from pydantic import BaseModel

JobState = Literal["never", "running", "well", "failing"]


class Alive(BaseModel):
    """A process that answers."""

    status: Literal["ok", "broken"]
    version: str
    dead: list[str]
    """Threads that have ended although they should go on."""


class Journal(BaseModel):
    """The last record that has a number, and what waits for one."""

    number: int
    at: str
    """When it got its number; empty where there is none."""
    age_seconds: int
    waiting: int
    waiting_seconds: int
    """How long the oldest of them has waited."""


class JobOut(BaseModel):
    """A job, of one site where it has sites; instants are empty where there was none."""

    name: str
    site: str
    state: JobState
    last_success: str


class JobDetail(JobOut):
    """A job with what its turns said."""

    last_start: str
    last_failure: str
    due: str
    failures: int
    error: str
    cursor: str
    done: int
    total: int
    holder: str


class Disk(BaseModel):
    """Where the data folder lies; bytes as digits."""

    free: str
    total: str


class Ready(BaseModel):
    """Whether requests may be sent here."""

    status: Literal["ready", "not_ready"]
    version: str
    database: Literal["sqlite", "postgresql"]
    answers: bool
    """Whether the database does."""
    database_schema: str
    journal: Journal | None
    jobs: list[JobOut]
    disk: Disk
    warnings: list[str]
    """``database_away``, ``schema_other``, ``disk_full``: not ready; ``numbers_wait``,
    ``job_failing``, ``thread_dead``: ready all the same."""


class System(Ready):
    """The same with every word that the jobs said."""

    jobs: list[JobDetail]  # type: ignore[assignment]
    began: str
    """When this process began to serve."""
