"""PostgreSQL is stopped and started, crashes, or loses its sessions, in the middle of the work."""

import itertools
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import postgres
from tests.harness import Installation, migrate_postgres, somebody, wait_for
from tongma.app.worker import jobs_of
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.tables import answer
from tongma.foundation.journal.tables import pending, position, record
from tongma.foundation.kernel.ids import make_uuid7
from tongma.foundation.kernel.outcome import Trouble
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.jobs.store import rows_of
from tongma.stock.check.everything import check_everything

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

ACTOR = somebody(900, "test.*")
NOTHING = Kind("test.nothing", tuple, lambda _tx, _command: {}, dict)
CLIENTS = 6
BACK_SECONDS = 10
"""By then everything works again by itself."""


@dataclass
class Volley:
    """Clients that send one command after the other, again where they were told to come later."""

    site: Installation
    stop: threading.Event = field(default_factory=threading.Event)
    sent: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    told_later: Counter[str] = field(default_factory=Counter)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def client(self) -> None:
        while not self.stop.is_set():
            request_id = make_uuid7(1_790_000_000_000, next(self.numbers))
            self.sent.append(request_id)
            self.outcomes[self.send(request_id)] += 1

    def send(self, request_id: str) -> str:
        while True:
            try:
                return run(self.site.runtime, NOTHING, Request(request_id, ()), ACTOR).outcome
            except Trouble:
                self.told_later[request_id] += 1
                time.sleep(0.05)


@pytest.fixture(scope="module")
def cluster() -> Iterator[postgres.Cluster]:
    with postgres.cluster_of_ones_own() as running:
        yield running


@pytest.fixture
def ours(cluster: postgres.Cluster, tmp_path: Path) -> Iterator[Installation]:
    databases = postgres.Databases(cluster.server, migrate_postgres, prefix="restart")
    with databases.fresh() as database:
        installation = Installation(database.application_url, tmp_path)
        installation.clock = SystemClock()  # type: ignore[assignment]
        yield installation
        installation.database.dispose()
    databases.close()


def restart(cluster: postgres.Cluster, _site: Installation) -> None:
    cluster.stop()
    time.sleep(1.5)
    cluster.start()


def crash(cluster: postgres.Cluster, _site: Installation) -> None:
    cluster.stop(signal.SIGQUIT)
    cluster.start()


def end_sessions(cluster: postgres.Cluster, site: Installation) -> None:
    for _ in range(5):
        cluster.server.end_sessions(str(site.database.url.database))
        time.sleep(0.2)


@pytest.mark.parametrize("happens", [restart, crash, end_sessions])
def test_whatever_happens_to_the_database_everything_goes_on_by_itself(
    cluster: postgres.Cluster,
    ours: Installation,
    happens: Callable[[postgres.Cluster, Installation], None],
) -> None:
    volley = Volley(ours)
    jobs = jobs_of(ours.runtime)
    with ExitStack() as stack:
        stack.enter_context(jobs.working())
        clients = stack.enter_context(ThreadPoolExecutor(CLIENTS))
        running = [clients.submit(volley.client) for _ in range(CLIENTS)]
        assert wait_for(lambda: volley.outcomes["accepted"] > 50)
        happens(cluster, ours)
        back, since = time.monotonic(), ours.clock.now()
        before = volley.outcomes["accepted"]
        assert wait_for(lambda: volley.outcomes["accepted"] > before + 50, BACK_SECONDS)
        assert wait_for(lambda: worked_since(ours, since), BACK_SECONDS)
        took = time.monotonic() - back
        volley.stop.set()
        for one in running:
            one.result(timeout=30)
        assert wait_for(lambda: numbered(ours) == len(volley.sent), BACK_SECONDS)
        assert jobs.dead() == []

    print(f"\nall works again {took:.1f} s after {happens.__name__}")
    assert took < BACK_SECONDS
    assert set(volley.outcomes) <= {"accepted", "repeated"}
    assert len(volley.sent) == sum(volley.outcomes.values())
    assert volley.told_later, "nobody noticed anything: the test proves nothing"
    assert kept(ours) == Counter(volley.sent)
    assert [] == check_everything(ours.database).faults


def numbered(site: Installation) -> int:
    """How many records have a number, asked as a reader does."""
    try:
        with site.database.glance() as connection:
            left = connection.execute(sa.select(sa.func.count()).select_from(pending)).scalar_one()
            found = sa.select(sa.func.count()).select_from(position)
            return 0 if left else int(connection.execute(found).scalar_one())
    except Trouble:
        return 0


def worked_since(site: Installation, since: int) -> bool:
    """Whether the jobs that follow the journal have done a turn since then."""
    try:
        with site.database.glance() as connection:
            rows = [rows_of(connection, name).get(0) for name in ("sequencer", "label_quality")]
    except Trouble:
        return False
    return all(row is not None and row.succeeded_at > since for row in rows)


def kept(site: Installation) -> Counter[str]:
    """The requests that have a record and an answer, each as often as it has them."""
    with site.database.read() as connection:
        joined = record.join(answer, answer.c.request_id == record.c.request_id)
        found = connection.execute(sa.select(record.c.request_id).select_from(joined))
        return Counter(found.scalars())
