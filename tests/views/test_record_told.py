"""Records told over HTTP: who may only read the journal reads all of each, and proves it."""

import re
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tests.views.conftest import Told
from tongma.foundation.journal.append import number_pending
from tongma.foundation.journal.query import records_between
from tongma.views.journal import proof
from tongma.views.journal.shapes import ProofFaultOut

AUDITOR = somebody(901, "journal.read")


def numbered(client: TestClient) -> list[dict]:
    rows, after = [], ""
    while True:
        page = client.get("/api/v1/activity", params={"limit": 200, "after": after}).json()
        rows += page["rows"]
        after = page["next"]
        if not after:
            return rows


def test_an_auditor_reads_each_record_as_a_sentence_with_names(client: TestClient) -> None:
    shown = {}
    for row in numbered(client):
        address = f"/api/v1/activity/{row['record_id']}"
        for language in ("zh-CN", "en"):
            answer = client.get(address, params={"language": language})
            assert answer.status_code == 200, answer.text
            told = answer.json()
            shown[row["command"], row["outcome"], language] = sentence = "".join(
                part["text"] for part in told["sentence"]
            )
            assert [] == re.findall(r"\{\{|\d{13,}(?=Z|\b)(?<!\d{14})(?<!\d{18})", sentence)
            assert row["command"] not in sentence
            assert told["happened_local"] in sentence
    assert {"accepted", "refused", "held"} <= {outcome for _name, outcome, _language in shown}


def test_a_receipt_says_what_came_from_where_to_where(client: TestClient) -> None:
    row = next(one for one in numbered(client) if one["command"] == "receiving.receive_line"
               and one["outcome"] == "accepted")  # fmt: skip
    told = client.get(f"/api/v1/activity/{row['record_id']}", params={"language": "en"}).json()
    kinds = {part["kind"] for part in told["sentence"]}

    assert {"receipt", "item", "place"} <= kinds
    assert "from the supplier" in "".join(part["text"] for part in told["sentence"])


def test_what_was_verified_is_said_from_number_to_number(client: TestClient) -> None:
    newest = numbered(client)[0]
    told = client.get(f"/api/v1/activity/{newest['record_id']}/proof").json()

    first = max(newest["number"] - proof.REACH, 1)
    assert (first, newest["number"]) == (told["first"], told["last"])
    assert newest["number"] - first + 1 == told["records"]
    assert [] == told["faults"]


def test_a_record_that_is_not_there_or_not_theirs_is_refused(site, tmp_path) -> None:
    told = Told(site, tmp_path)
    number_pending(site.database, site.clock)
    told.actor = somebody(901)
    with site.database.read() as connection:
        record = records_between(connection, 1, 1)[0].record_id
    for path in (f"/api/v1/activity/{record}", f"/api/v1/activity/{record}/proof"):
        assert told.client.get(path).json()["code"] == "not_allowed"
        told.actor = AUDITOR
        assert told.client.get(path).status_code == 200
        told.actor = somebody(901)
    assert told.client.get("/api/v1/activity/999999").json()["code"] == "record_unknown"


@pytest.mark.parametrize(
    ("change", "what"),
    [({"body": b"{}"}, "body"), ({"lines": b"[]\n"}, "lines"), ({"actor": 1}, "columns"),
     ({"seq": 9}, "gap"), ({"envelope": b"{"}, "envelope"), ({"envelope": b"[1]"}, "envelope"),
     ({"envelope": b"{}"}, "envelope")],
)  # fmt: skip
def test_a_record_that_was_changed_is_named(client, monkeypatch, change, what) -> None:
    runtime = client.app.state.runtime
    with runtime.database.read() as connection:
        rows = [SimpleNamespace(**row._mapping) for row in records_between(connection, 1, 3)]
        vars(rows[1]).update(change)
        monkeypatch.setattr(proof, "records_between", lambda *_of: rows)
        found = proof.proof_around(connection, 2)

    assert [ProofFaultOut(2, what)] == found.faults
