import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.bus.feed import Header, event_of, may_read
from tongma.foundation.commands.kind import Kind
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.settings import Settings

RECORD = Header(
    seq=7,
    record_id=70,
    request_id="r",
    command="holds.place_hold",
    outcome="accepted",
    actor=3,
    site=11,
    owner=12,
    document=0,
    happened_at=1_790_000_000_000_000,
    recorded_at=1_790_000_001_000_000,
)


def reader(action, *, site=0, owner=0):
    return Actor(9, "reader", (Grant("r", site, owner, frozenset({action})),))


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        (Actor(3, "doer", ()), True),  # one's own
        (Actor(9, "other", ()), False),
        (reader("journal.read"), True),
        (reader("journal.read", site=11, owner=12), True),
        (reader("journal.read", site=10), False),
        (reader("journal.read", owner=13), False),
        (reader("holds.place_hold", site=11), True),
        (reader("holds.*"), True),
        (reader("holds.lift_hold"), False),
        (reader("holds.place_hold", site=10), False),
    ],
)
def test_a_record_is_read_by_its_doer_and_by_who_has_a_right_to_it_there(actor, may):
    assert may == may_read(actor, RECORD)


@pytest.mark.parametrize(("document", "subject"), [(0, ""), (55, "55")])
def test_a_record_is_a_cloud_event(document, subject):
    event = event_of(RECORD._replace(document=document))

    assert subject == event.subject
    assert ("1.0", 70, "/sites/11", "tongma.holds.place_hold", 7) == (
        event.specversion,
        event.id,
        event.source,
        event.type,
        event.number,
    )
    assert "2026-09-21T14:13:20Z" == event.time
    assert "2026-09-21T14:13:21Z" == event.data.recorded_at


@pytest.fixture
def told(site, tmp_path):
    """What a command said, and who may ask for it."""

    def handle(_tx, _command):
        raise refuse("reason_required", step="hold")

    doer = somebody(900, "test.do")
    answer = site.run(Kind("test.do", object, handle, dict), None, doer)
    asking = [doer]
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: asking[0])
    with TestClient(app) as client:
        yield answer, client, asking


def test_records_come_by_number_and_without_the_right_only_the_number(told):
    answer, client, asking = told
    mine = client.get("/api/v1/journal").json()
    asking[0] = somebody(901)
    theirs = client.get("/api/v1/journal").json()
    later = client.get("/api/v1/journal", params={"after": mine["next"]}).json()

    assert [str(answer.record_id)] == [row["id"] for row in mine["rows"]]
    assert [{"number": 1, "hidden": True}] == theirs["rows"]
    assert (1, 1) == (mine["next"], mine["newest"])
    assert {"rows": [], "next": 1, "newest": 1} == later


def test_a_record_is_shown_as_it_was_hashed_to_who_may_read_it(told):
    answer, client, asking = told
    client.get("/api/v1/journal")
    path = f"/api/v1/journal/records/{answer.record_id}"
    shown = client.get(path).json()
    asking[0] = somebody(901)

    assert 1 == shown["number"]
    assert "reason_required" == shown["body"]["refusal"]["code"]
    assert str(answer.record_id) == shown["envelope"]["record_id"]
    assert [] == shown["lines"]
    assert ("not_allowed", 403) == code_of(client.get(path))
    assert ("record_unknown", 404) == code_of(client.get("/api/v1/journal/records/1"))


def code_of(answer):
    return answer.json()["code"], answer.status_code
