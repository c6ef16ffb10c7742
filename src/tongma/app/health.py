"""How the server is: alive, ready, and everything that whoever keeps it running wants to know.

``/healthz`` asks nobody: a process that answers it need not be started anew, whatever the database
does. ``/readyz`` asks the database and the disk: whether to send requests here. Both tell no secret
and need no login; ``/api/v1/system`` tells the words of errors, too, to who may read them.
"""

import shutil
from dataclasses import dataclass
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Request, Response

from tongma import __version__
from tongma.app.revisions import standing_of
from tongma.app.shapes import (
    AliveOut,
    DiskOut,
    JobOut,
    JobState,
    JournalOut,
    ReadyOut,
    SystemOut,
    Warned,
)
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.journal.query import Newest, newest_of
from tongma.foundation.kernel.outcome import Trouble, refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform.http import Caller
from tongma.foundation.platform.jobs.store import JobRow
from tongma.foundation.platform.jobs.worker import Jobs
from tongma.foundation.platform.shapes import Shape

SECOND_US = 1_000_000
DISK_FREE_MIN = 256 * 2**20
"""Bytes; below it nothing is safely written any more."""
NUMBERS_WAIT_SECONDS_MAX = 10
"""How old a committed record without a number may be before it is told."""
READ = "system.read"
_NOT_READY: frozenset[Warned] = frozenset({"database_away", "schema_other", "disk_full"})
ALIVE: Shape[AliveOut] = Shape(AliveOut)
READY: Shape[ReadyOut] = Shape(ReadyOut)
SYSTEM: Shape[SystemOut] = Shape(SystemOut)

router = APIRouter(tags=["health"])
system = APIRouter(tags=["health"])


@router.get("/healthz", responses={200: {"model": ALIVE.of}, 503: {"model": ALIVE.of}})
def healthz(request: Request) -> Response:
    """Say whether this process works; asks nobody."""
    dead = _jobs(request).dead()
    answer = ALIVE.answer(AliveOut("broken" if dead else "ok", __version__, dead))
    answer.status_code = 503 if dead else 200
    return answer


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """What the database says."""

    schema: str = ""
    journal: JournalOut | None = None
    jobs: tuple[JobOut, ...] = ()
    warnings: tuple[Warned, ...] = ()


def looked(request: Request) -> SystemOut:
    """Look at everything once; a database that is away is told, not raised."""
    runtime: Runtime = request.app.state.runtime
    jobs = _jobs(request)
    try:
        with runtime.database.read() as connection:
            told = _ask(connection, jobs, runtime.clock.now())
    except Trouble:
        told = _Told(warnings=("database_away",))
    disk = shutil.disk_usage(request.app.state.settings.data)
    warnings = list(told.warnings)
    if disk.free < DISK_FREE_MIN:
        warnings.append("disk_full")
    if jobs.dead():
        warnings.append("thread_dead")
    return SystemOut(
        status="not_ready" if _NOT_READY & set(warnings) else "ready",
        version=__version__,
        database="sqlite" if runtime.database.sqlite else "postgresql",
        schema=told.schema,
        journal=told.journal,
        jobs=list(told.jobs),
        disk=DiskOut(disk.free, disk.total),
        warnings=warnings,
        serving_since=_shown(request.app.state.serving_since),
    )


def _ask(connection: sa.Connection, jobs: Jobs, now: int) -> _Told:
    standing = standing_of(connection)
    if standing.steps or standing.is_newer:
        return _Told(standing.found, warnings=("schema_other",))
    journal = _journal(newest_of(connection), now)
    rows = tuple(_job(row) for row in jobs.rows(connection))
    warnings: list[Warned] = []
    if journal.waiting_seconds > NUMBERS_WAIT_SECONDS_MAX:
        warnings.append("numbers_wait")
    if any(one.state == "failing" for one in rows):
        warnings.append("job_failing")
    return _Told(standing.found, journal, rows, tuple(warnings))


def _journal(newest: Newest, now: int) -> JournalOut:
    return JournalOut(
        number=newest.seq,
        at=_shown(newest.known_at),
        age_seconds=_seconds(newest.known_at, now),
        waiting=newest.waiting,
        waiting_seconds=_seconds(newest.waiting_since, now),
    )


def _seconds(since: int, now: int) -> int:
    return max(0, now - since) // SECOND_US if since else 0


def _shown(instant: int) -> str:
    return show_instant(instant) if instant else ""


def _job(row: JobRow) -> JobOut:
    state: JobState = "well"
    if row.failures:
        state = "failing"
    elif row.holder:
        state = "running"
    elif not row.started_at:
        state = "never"
    return JobOut(
        name=row.name,
        site=row.site,
        state=state,
        last_success=_shown(row.succeeded_at),
        last_start=_shown(row.started_at),
        last_failure=_shown(row.failed_at),
        due=_shown(row.due_at),
        failures=row.failures,
        error=row.error,
        cursor=row.cursor,
        done=row.done,
        total=row.total,
        holder=row.holder,
    )


Looked = Annotated[SystemOut, Depends(looked)]


@router.get("/readyz", responses={200: {"model": READY.of}, 503: {"model": READY.of}})
def readyz(found: Looked) -> Response:
    """Say whether to send requests here, and how database, journal, jobs and disk are."""
    answer = READY.answer(found.ready())
    answer.status_code = 200 if found.status == "ready" else 503
    return answer


@system.get("/system", responses=SYSTEM.responses(401, 403, 503))
def read_system(actor: Caller, found: Looked) -> Response:
    """Everything that ``/readyz`` tells, with what each job said last."""
    if actor.role_for(READ) is None:
        raise refuse("not_allowed", action=READ)
    return SYSTEM.answer(found)
