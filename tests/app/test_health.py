"""Alive, ready, and what whoever keeps the server running wants to know."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import Installation, somebody, wait_for
from tongma.app.main import create_app
from tongma.app.revisions import known_steps
from tongma.foundation.commands.kind import Kind
from tongma.foundation.journal.append import number_pending
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.platform.jobs import store
from tongma.foundation.platform.settings import Settings

ADMINISTRATOR = somebody(900, "system.read")
NOTHING = Kind("test.nothing", tuple, lambda _tx, _command: {}, dict)
JOBS = {"checkpoints", "data_cleansing", "label_quality"}


@pytest.fixture
def client(site: Installation, tmp_path: Path) -> TestClient:
    """The application without its threads: nothing happens that the test does not ask for."""
    return TestClient(
        create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ADMINISTRATOR)
    )


def act(site: Installation) -> None:
    site.run(NOTHING, (), somebody(900, "test.*"))


def test_alive_asks_no_database(site: Installation, client: TestClient) -> None:
    asked: list[str] = []
    sa.event.listen(site.database.engine, "checkout", lambda *_parts: asked.append("checkout"))

    answer = client.get("/healthz")

    assert (200, "ok", []) == (answer.status_code, answer.json()["status"], answer.json()["dead"])
    assert asked == []


def test_a_thread_that_ended_is_told_by_both(site: Installation, tmp_path: Path) -> None:
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ADMINISTRATOR)
    with TestClient(app) as client:
        well = client.get("/healthz")
        thread = app.state.jobs._threads[0]
        app.state.jobs._stop.set()
        assert wait_for(lambda: not thread.is_alive())
        ended = client.get("/healthz")
        warned = client.get("/readyz").json()["warnings"]

    assert (200, 503) == (well.status_code, ended.status_code)
    assert thread.name in ended.json()["dead"]
    assert "thread_dead" in warned


def test_ready_tells_database_schema_numbers_jobs_and_disk(
    site: Installation, client: TestClient
) -> None:
    act(site)
    number_pending(site.database, site.clock)
    site.clock.instant += 75_000_000
    told = client.get("/readyz")

    body = told.json()
    names = JOBS | (set() if site.database.sqlite else {"sequencer"})
    assert (200, "ready", []) == (told.status_code, body["status"], body["warnings"])
    assert body["database"] == ("sqlite" if site.database.sqlite else "postgresql")
    assert body["schema"] == list(known_steps())[-1]
    assert (1, 75, 0) == tuple(body["journal"][n] for n in ("number", "age_seconds", "waiting"))
    assert names <= {one["name"] for one in body["jobs"]}
    assert int(body["disk"]["free"]) > 0


def test_records_that_wait_long_for_a_number_are_told(
    site: Installation, client: TestClient
) -> None:
    if site.database.sqlite:
        pytest.skip("the embedded database numbers with the command itself")
    act(site)
    site.clock.instant += 30_000_000
    body = client.get("/readyz").json()

    assert (1, ["numbers_wait"]) == (body["journal"]["waiting"], body["warnings"])
    assert 30 <= body["journal"]["waiting_seconds"] < 32
    assert body["status"] == "ready", "another server would find the same"


def test_a_database_that_is_away_is_told_at_once_and_a_process_is_alive_all_the_same(
    site: Installation, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_words: Any, **_more: Any) -> None:
        raise sa.exc.OperationalError("SELECT 1", {}, Exception("connection refused"))

    monkeypatch.setattr(site.database.engine, "connect", away)
    told, alive = client.get("/readyz"), client.get("/healthz")

    assert (503, 200) == (told.status_code, alive.status_code)
    body = told.json()
    assert ("not_ready", "", None) == (body["status"], body["schema"], body["journal"])
    assert body["warnings"] == ["database_away"]


def test_another_schema_and_a_full_disk_are_not_ready(
    site: Installation, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage(NamedTuple):
        total: int
        used: int
        free: int

    monkeypatch.setattr("shutil.disk_usage", lambda _path: Usage(1000, 990, 10))
    full = client.get("/readyz")
    monkeypatch.undo()
    monkeypatch.setattr("tongma.app.revisions._revision_of", lambda _connection: "9001")
    other = client.get("/readyz")

    assert [503, 503] == [full.status_code, other.status_code]
    assert (["disk_full"], ["schema_other"]) == (full.json()["warnings"], other.json()["warnings"])


def fail_a_job(site: Installation) -> None:
    said = {"failures": 2, "error": "ValueError: secret words", "failed_at": site.clock.now()}
    site.database.write(lambda connection: store.save(connection, "checkpoints", 0, said))


def test_the_words_of_an_error_are_for_who_may_read_them(
    site: Installation, client: TestClient
) -> None:
    fail_a_job(site)
    public, system = client.get("/readyz"), client.get("/api/v1/system")

    assert (200, 200) == (public.status_code, system.status_code)
    assert "secret words" not in public.text
    (row,) = [one for one in system.json()["jobs"] if one["name"] == "checkpoints"]
    assert ("failing", 2, "ValueError: secret words") == (
        row["state"],
        row["failures"],
        row["error"],
    )
    assert "job_failing" in public.json()["warnings"]


def test_who_may_not_read_of_the_system_is_refused(site: Installation, tmp_path: Path) -> None:
    nobody = somebody(901, "stock.read")
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: nobody)
    answer = TestClient(app).get("/api/v1/system")

    assert (403, "not_allowed") == (answer.status_code, answer.json()["code"])


@pytest.fixture
def serving(site: Installation, tmp_path: Path) -> Iterator[TestClient]:
    def reader(_request: object) -> Actor:
        return somebody(900, "journal.read", "documents.read", "test.*")

    with TestClient(create_app(site.runtime, Settings(tmp_path, ""), reader)) as client:
        yield client


@pytest.mark.parametrize("path", ["/api/v1/journal", "/api/v1/activity", "/api/v1/label-quality"])
def test_reading_never_writes(site: Installation, tmp_path: Path, path: str) -> None:
    """Not even what a job has left undone: it is done without anybody asking."""
    reader = somebody(900, "journal.read", "documents.read")
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: reader)
    act(site)

    def written(_work: object) -> None:
        raise AssertionError("a GET wrote")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site.database, "write", written)
        answer = TestClient(app).get(path)

    assert answer.status_code == 200, answer.text


def test_a_record_gets_its_number_without_anybody_asking(
    site: Installation, serving: TestClient
) -> None:
    act(site)
    began = time.monotonic()
    assert wait_for(lambda: serving.get("/api/v1/journal").json()["newest"] == 1)
    assert time.monotonic() - began < 5
