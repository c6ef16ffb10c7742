"""How the server is: alive, ready, and everything that whoever keeps it running wants to know.

``/healthz`` asks nobody: a process that answers it need not be started anew, whatever the database
does. ``/readyz`` asks the database and the disk: whether to send requests here. Both tell no secret
and need no login; ``/api/v1/system`` tells the words of errors, too, to who may read them.
"""

import shutil
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Request, Response

from tongma import __version__
from tongma.app.revisions import standing_of
from tongma.app.shapes import Alive, Disk, JobDetail, JobState, Journal, Ready, System
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.journal.query import Newest, newest_of
from tongma.foundation.kernel.outcome import Trouble, refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform.http import Caller, problem_responses
from tongma.foundation.platform.jobs.store import Row
from tongma.foundation.platform.jobs.worker import Jobs

SECOND_US = 1_000_000
DISK_FREE_MIN = 256 * 2**20
"""Bytes; below it nothing is safely written any more."""
NUMBERS_WAIT_SECONDS_MAX = 10
"""How old a committed record without a number may be before it is told."""
READ = "system.read"

router = APIRouter(tags=["health"])
system = APIRouter(tags=["health"])


@router.get("/healthz", responses={503: {"model": Alive}})
def healthz(request: Request, response: Response) -> Alive:
    """Say whether this process works; asks nobody."""
    dead = _jobs(request).dead()
    response.status_code = 503 if dead else 200
    return Alive(status="broken" if dead else "ok", version=__version__, dead=dead)


def _jobs(request: Request) -> Jobs:
    found: Jobs = request.app.state.jobs
    return found


def looked(request: Request) -> "System":
    """Look at everything once; a database that is away is told, not raised."""
    runtime: Runtime = request.app.state.runtime
    now = runtime.clock.now()
    disk = shutil.disk_usage(request.app.state.settings.data)
    found = System(
        status="ready",
        version=__version__,
        database="sqlite" if runtime.database.sqlite else "postgresql",
        answers=True,
        database_schema="",
        journal=None,
        jobs=[],
        disk=Disk(free=str(disk.free), total=str(disk.total)),
        warnings=["disk_full"] if disk.free < DISK_FREE_MIN else [],
        began=_shown(request.app.state.began),
    )
    try:
        with runtime.database.read() as connection:
            _ask(connection, found, _jobs(request), now)
    except Trouble:
        found.answers = False
        found.warnings.append("database_away")
    if _jobs(request).dead():
        found.warnings.append("thread_dead")
    bad = {"database_away", "schema_other", "disk_full"}
    found.status = "not_ready" if bad & set(found.warnings) else "ready"
    return found


def _ask(connection: sa.Connection, found: System, jobs: Jobs, now: int) -> None:
    standing = standing_of(connection)
    found.database_schema = standing.found
    if standing.steps or standing.is_newer:
        found.warnings.append("schema_other")
        return
    found.journal = _journal(newest_of(connection), now)
    if found.journal.waiting_seconds > NUMBERS_WAIT_SECONDS_MAX:
        found.warnings.append("numbers_wait")
    found.jobs = [_job(row) for row in jobs.rows(connection)]
    if any(one.state == "failing" for one in found.jobs):
        found.warnings.append("job_failing")


def _journal(newest: Newest, now: int) -> Journal:
    return Journal(
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


def _job(row: Row) -> JobDetail:
    state: JobState = "well"
    if row.failures:
        state = "failing"
    elif row.holder:
        state = "running"
    elif not row.started_at:
        state = "never"
    return JobDetail(
        name=row.name,
        site=str(row.site),
        state=state,
        last_success=_shown(row.succeeded_at),
        last_start=_shown(row.started_at),
        last_failure=_shown(row.failed_at),
        due=_shown(row.due_at),
        failures=row.failures,
        error=row.error,
        cursor=str(row.cursor),
        done=row.done,
        total=row.total,
        holder=row.holder,
    )


Looked = Annotated[System, Depends(looked)]


@router.get("/readyz", response_model=Ready, responses={503: {"model": Ready}})
def readyz(found: Looked, response: Response) -> System:
    """Say whether to send requests here, and how database, journal, jobs and disk are."""
    response.status_code = 200 if found.status == "ready" else 503
    return found


@system.get("/system", responses=problem_responses(401, 403, 503))
def read_system(actor: Caller, found: Looked) -> System:
    """Everything that ``/readyz`` tells, with what each job said last."""
    if actor.role_for(READ) is None:
        raise refuse("not_allowed", action=READ)
    return found
