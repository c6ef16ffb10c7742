"""Jobs in threads: one holder at a time, stopped in time, ended by nothing else."""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest
import sqlalchemy as sa

from tests.foundation.platform.conftest import Make
from tests.harness import Installation, wait_for
from tongma.foundation.kernel.outcome import Trouble
from tongma.foundation.platform.apart import MIB, Limits
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.jobs import store
from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Every
from tongma.foundation.platform.jobs.store import JobRow
from tongma.foundation.platform.jobs.turn import Turn


def row_of(site: Installation, name: str) -> JobRow:
    with site.database.read() as connection:
        return store.rows_of(connection, name).get(0, JobRow(name, 0))


def test_two_holders_are_never_at_work_in_the_same_moment(site: Installation, jobs: Make) -> None:
    if site.database.sqlite:
        pytest.skip("the embedded database has one process")
    inside, most, turns = [], [], []

    def work(_turn: Turn) -> None:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.02)
        inside.pop()
        turns.append(1)

    declared = Job("alone", Every(0.5), work, waiting=lambda _connection, _now: True)
    databases = [Database(site.database.url.render_as_string(hide_password=False)) for _ in "abc"]
    with ExitStack() as stack:
        for one in databases:
            stack.enter_context(jobs(declared, database=one).working())
        assert wait_for(lambda: len(turns) >= 6)
    for one in databases:
        one.dispose()

    assert set(most) == {1}


def test_a_job_is_free_again_when_the_session_that_held_it_has_ended(
    site: Installation, jobs: Make, request: pytest.FixtureRequest
) -> None:
    if site.database.sqlite:
        pytest.skip("the embedded database has one process")
    server = request.getfixturevalue("postgres_server")
    beside = Database(site.database.url.render_as_string(hide_password=False))
    declared = Job("held", Every(60), lambda _turn: None)
    first, second = jobs(declared, database=beside), jobs(declared)
    name = site.database.url.database
    assert first._holding.take("held")
    assert not second._holding.take("held")
    server.end_sessions(name)

    def taken() -> bool:
        try:
            return second._holding.take("held")
        except Trouble:
            return False

    assert wait_for(taken)
    second._holding.give("held")
    second._holding.close()
    first._holding.close()
    beside.dispose()


def _beats(turn: Turn) -> None:
    while True:
        turn.beat()
        time.sleep(0.01)


def _asks(turn: Turn) -> None:
    query = (
        "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < 1e12) "
        "SELECT count(*) FROM n"
    )
    if not turn.on.database.sqlite:
        query = "SELECT pg_sleep(60)"
    with turn.on.database.read() as connection:
        connection.execute(sa.text(query)).all()


def _waits_apart(turn: Turn) -> None:
    turn.once(time.sleep, 60, Limits(seconds=60, memory=512 * MIB))


@pytest.mark.parametrize("work", [_beats, _asks, _waits_apart])
def test_whatever_a_job_does_it_stops_within_five_seconds(
    site: Installation, jobs: Make, work: Callable[[Turn], None], caplog: pytest.LogCaptureFixture
) -> None:
    begun = threading.Event()

    def told(turn: Turn) -> None:
        begun.set()
        work(turn)

    several = jobs(Job("long", Every(60), told))
    with several.working():
        assert begun.wait(10)
        time.sleep(0.3)
        stopping = time.monotonic()
    took = time.monotonic() - stopping

    assert took < 5
    assert "did not stop in time" not in caplog.text
    row = row_of(site, "long")
    assert (0, "") == (row.failures, row.holder), "being stopped is no failure"


def test_a_thread_outlives_whatever_its_job_raises(
    site: Installation, jobs: Make, caplog: pytest.LogCaptureFixture
) -> None:
    turns: list[int] = []

    def work(_turn: Turn) -> None:
        turns.append(1)
        if len(turns) == 1:
            raise Trouble("the database cannot be reached")
        if len(turns) == 2:
            raise ZeroDivisionError

    several = jobs(Job("shaken", Every(0.05), work, waiting=lambda _connection, _now: True))
    with several.working():
        assert wait_for(lambda: len(turns) >= 3)
        assert several.dead() == []


def test_a_job_that_runs_many_times_a_second_writes_down_a_few_of_them(
    site: Installation, jobs: Make
) -> None:
    turns, writes = [], []
    several = jobs(
        Job("quick", Every(0.02), lambda _turn: turns.append(1), waiting=lambda _c, _now: True)
    )
    real = several._notes.on.database.write
    several._notes.on.database.write = lambda work: writes.append(1) or real(work)  # type: ignore[method-assign,func-returns-value]
    try:
        with several.working():
            assert wait_for(lambda: len(turns) >= 20)
    finally:
        several._notes.on.database.write = real  # type: ignore[method-assign]

    assert len(writes) <= 4
    assert row_of(site, "quick").succeeded_at > 0
