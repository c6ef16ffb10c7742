"""Working on an old table that waits, one step after another."""

import sqlalchemy as sa

from tongma.foundation.commands.turns import runtime_of
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Every
from tongma.foundation.platform.jobs.turn import Turn
from tongma.hub.data_cleansing.steps import RunWorker, work_waiting
from tongma.hub.data_cleansing.store import CleaningRun, waiting_run
from tongma.masterdata.people.sessions import actor_by_id


def _work(turn: Turn) -> None:
    def report(there: CleaningRun) -> None:
        turn.beat(there.reached, there.rows)

    runtime = runtime_of(turn)
    work_waiting(RunWorker(runtime, actor_by_id, report, keep_on=lambda: not turn.stopping()))


def _waiting(connection: sa.Connection, now: int) -> bool:
    return bool(waiting_run(connection, now))


JOBS = (Job("data_cleansing", Every(1), _work, waiting=_waiting),)
