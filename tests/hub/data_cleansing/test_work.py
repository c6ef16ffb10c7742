import time

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.hub.data_cleansing import steps
from tongma.hub.data_cleansing.sample import write_sample
from tongma.hub.data_cleansing.steps import RunWorker, work_on
from tongma.hub.data_cleansing.tables import finding, row

MERGES = ("duplicate", "near_duplicate")


def first_of(truth, line):
    while line in truth.duplicates:
        line = truth.duplicates[line]
    return line


def test_a_made_up_table_with_known_truth_is_seen_as_it_is(cleaner, tmp_path):
    truth = write_sample(tmp_path / "old.csv", 3000, seed=5)
    run = cleaner.upload((tmp_path / "old.csv").read_bytes())
    mapping = cleaner.get(f"/cleaning/runs/{run}")["mapping"]
    cleaner.done("examine-table", run=run, mapping=mapping)

    with cleaner.site.database.read() as connection:
        columns = (finding.c.line, finding.c.code, finding.c.other)
        found = connection.execute(sa.select(*columns)).all()
    classes = {(line, code) for line, code, _other in found}
    assert [] == [one for one in truth.faults.items() if one not in classes]
    pairs = [(line, other) for line, code, other in found if code in MERGES]
    wrong = [(a, b) for a, b in pairs if first_of(truth, a) != first_of(truth, b)]
    assert [] == wrong
    assert 0.97 * len(truth.duplicates) <= len({line for line, _other in pairs})


@pytest.mark.parametrize("writes", [2, 3, 5])
def test_a_run_that_was_killed_goes_on_to_the_same_result(cleaner, tmp_path, writes):
    write_sample(tmp_path / "old.csv", 2000, seed=6)
    content = (tmp_path / "old.csv").read_bytes()
    whole, cut = cleaner.upload(content), cleaner.upload(content)
    mapping = cleaner.get(f"/cleaning/runs/{whole}")["mapping"]
    cleaner.done("examine-table", run=whole, mapping=mapping)

    left = iter(range(writes))
    dying = RunWorker(
        cleaner.site.runtime,
        lambda _connection, _person: cleaner.actor,
        keep_on=lambda: next(left, None) is not None,
    )
    body = {"run": cut, "mapping": mapping}
    sent = {"request_id": cleaner.site.request_id(), "command": body}
    cleaner.client.post("/api/v1/cleaning/examine-table", json=sent)
    work_on(dying, cut)
    assert cleaner.get(f"/cleaning/runs/{cut}")["state"] in ("examining", "comparing")
    work_on(cleaner.worker, cut)

    assert contents(cleaner, whole) == contents(cleaner, cut)


def contents(cleaner, run):
    with cleaner.site.database.read() as connection:
        return [
            connection.execute(
                sa.select(*(c for c in table.columns if c.name != "run"))
                .where(table.c.run == run)
                .order_by(table.c.line, *extra)
            ).all()
            for table, extra in ((row, ()), (finding, (finding.c.seq,)))
        ]


def test_two_workers_never_work_on_one_run(cleaner):
    run = cleaner.upload(b"code,name\nA,B\n")
    cleaner.client.post(
        "/api/v1/cleaning/examine-table",
        json={
            "request_id": cleaner.site.request_id(),
            "command": {"run": run, "mapping": {"code": "code", "name_zh": "name"}},
        },
    )
    seen = []
    inner = RunWorker(
        cleaner.site.runtime,
        lambda _connection, _person: cleaner.actor,
        report=lambda _run: seen.append(work_on(cleaner.worker, run)),
    )
    assert work_on(inner, run)
    assert {False} == set(seen)


def test_killed_while_taking_in_every_item_is_made_once(cleaner, tmp_path):
    write_sample(tmp_path / "old.csv", 150, seed=7)
    run = cleaner.upload((tmp_path / "old.csv").read_bytes())
    mapping = cleaner.get(f"/cleaning/runs/{run}")["mapping"]
    cleaner.done("examine-table", run=run, mapping=mapping)
    ready = cleaner.states(run)["ready"]
    sent = {"request_id": cleaner.site.request_id(), "command": {"run": run}}
    cleaner.client.post("/api/v1/cleaning/confirm-run", json=sent)

    left = iter(range(3))
    dying = RunWorker(
        cleaner.site.runtime,
        lambda _connection, _person: cleaner.actor,
        keep_on=lambda: next(left, None) is not None,
    )
    work_on(dying, run)
    assert 0 < len(cleaner.items()) < ready
    work_on(cleaner.worker, run)

    assert ready == cleaner.states(run)["taken_in"] == len(cleaner.items())


def test_the_server_works_on_an_upload_by_itself(site, tmp_path):
    app = create_app(
        site.runtime, Settings(tmp_path, ""), lambda _request: somebody(900, "cleaning.*")
    )
    with TestClient(app) as client:
        sent = client.post("/api/v1/cleaning/runs", files={"file": ("a.csv", b"code,name\nA,B\n")})
        path = f"/api/v1/cleaning/runs/{sent.json()['id']}"
        ends = time.monotonic() + 20
        while client.get(path).json()["state"] == "uploaded" and time.monotonic() < ends:
            time.sleep(0.1)
        assert "mapping" == client.get(path).json()["state"]


def test_a_broken_file_fails_with_its_reason(cleaner):
    run = cleaner.upload(b"PK broken")
    told = cleaner.get(f"/cleaning/runs/{run}")
    assert ("failed", "file_unreadable archive") == (told["state"], told["trouble"])


def test_a_defect_ends_the_run_and_not_the_server(cleaner, monkeypatch):
    run = cleaner.upload(b"code,name\nA,B\n")

    def broken(_piece):
        raise ZeroDivisionError

    monkeypatch.setattr(steps, "examine_piece", broken)
    command = {"run": run, "mapping": {"code": "code", "name_zh": "name"}}
    sent = {"request_id": cleaner.site.request_id(), "command": command}
    cleaner.client.post("/api/v1/cleaning/examine-table", json=sent)
    with pytest.raises(ZeroDivisionError):
        work_on(cleaner.worker, run)
    told = cleaner.get(f"/cleaning/runs/{run}")
    assert ("failed", "defect") == (told["state"], told["trouble"])

    monkeypatch.undo()
    cleaner.done("examine-table", **command)
    assert {"ready": 1} == cleaner.states(run)
