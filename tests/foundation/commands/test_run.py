"""What a command is answered: once, however often it is sent, in the shape of its kind."""

from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.trial import attempt
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.foundation.kernel.canonical import WHOLE_MAX
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.outcome import Held, refuse
from tongma.foundation.platform.settings import Settings
from tongma.work.documents.model import NewDocument
from tongma.work.documents.store import add_document

ACTOR = somebody(900, "test.*", "documents.*")


@dataclass(frozen=True, slots=True)
class Try:
    """Say what is to happen."""

    how: str = "accept"
    count: int = 0


@dataclass(frozen=True, slots=True)
class Tried:
    """What happened."""

    thing: Id
    count: int
    also: tuple[Id, ...] = ()


def handle(tx, command):
    if command.how == "refuse":
        raise refuse("reason_required", step=command.how)
    if command.how == "hold":
        return Held("late_fact", {"count": str(command.count)})
    if command.how == "site":
        tx.at(site=command.count)
    return Tried(7, command.count, (8, 9))


TRY = Kind("test.try", Try, handle, Tried)


def test_a_result_is_written_in_the_shape_of_its_kind(site):
    answer = site.run(TRY, Try(count=3), ACTOR)

    assert b'{"also":["8","9"],"count":3,"thing":"7"}' == answer.body


@pytest.mark.parametrize(
    ("how", "outcome", "code", "case"),
    [
        ("accept", "accepted", None, None),
        ("refuse", "refused", "reason_required", None),
        ("hold", "held", None, "late_fact"),
    ],
)
def test_a_request_that_is_sent_again_is_answered_as_at_first(site, how, outcome, code, case):
    request_id = site.request_id()
    first = site.run(TRY, Try(how), ACTOR, request_id=request_id)
    again = site.run(TRY, Try(how), ACTOR, request_id=request_id)

    assert (outcome, code, case) == (
        first.outcome,
        first.refusal and first.refusal.code,
        first.case,
    )
    assert ("repeated", outcome) == (again.outcome, again.first_outcome)
    assert (first.body, first.refusal, first.case) == (again.body, again.refusal, again.case)
    assert first.record_id == again.record_id


@pytest.mark.parametrize(
    ("command", "actor"), [(Try(count=1), ACTOR), (Try(), somebody(901, "test.*"))]
)
def test_an_id_that_was_used_for_something_else_tells_nothing(site, command, actor):
    request_id = site.request_id()
    site.run(TRY, Try(), ACTOR, request_id=request_id)

    answer = site.run(TRY, command, actor, request_id=request_id)

    assert ("refused", "id_reused", {}) == (
        answer.outcome,
        answer.refusal.code,
        answer.refusal.facts,
    )
    assert 0 == answer.record_id


@pytest.mark.parametrize("request_id", ["", "1", "0190163d-8694-4f60-8e3f-3b9a3c6b1f00"])
def test_a_request_without_an_id_of_its_own_is_refused_and_leaves_no_record(site, request_id):
    answer = site.run(TRY, Try(), ACTOR, request_id=request_id)

    assert ("request_id_wrong", 0) == (answer.refusal.code, answer.record_id)


def at(number):
    return Actor(900, "there", (Grant("tester", number, 0, frozenset({"test.try"})),))


@pytest.mark.parametrize(
    ("actor", "command", "code"),
    [
        (somebody(900), Try(), "not_allowed"),
        (at(5), Try("site", 5), None),
        (at(5), Try("site", 6), "not_allowed"),
        (at(5), Try("site", 0), None),  # nowhere in particular
    ],
)
def test_a_right_is_asked_for_at_all_and_at_the_place_of_the_act(site, actor, command, code):
    refusal = site.run(TRY, command, actor).refusal

    assert code == (refusal and refusal.code)


@pytest.mark.parametrize(
    ("count", "code"), [(WHOLE_MAX, "reason_required"), (WHOLE_MAX + 1, "number_too_large")]
)
def test_a_number_that_no_ledger_holds_is_refused(site, count, code):
    refusal = site.run(TRY, Try("refuse", count), ACTOR).refusal

    assert code == refusal.code


def test_a_refused_part_leaves_no_document_to_the_whole(site):
    def make(tx):
        add_document(tx, NewDocument("receipt"))
        raise refuse("reason_required", step="part")

    def parts(tx, _command):
        refusal = attempt(tx, lambda: make(tx))
        return Tried(tx.document + tx.made_document, 0 if refusal is None else 1)

    answer = site.run(Kind("test.parts", Try, parts, Tried), Try(), ACTOR)

    assert {"thing": "0", "count": 1, "also": []} == answer.result


@pytest.mark.parametrize("instant", ["yesterday", "2026-09-21T10:00:00"])
def test_an_instant_needs_its_offset(site, tmp_path, instant):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    body = {
        "request_id": site.request_id(),
        "happened_at": instant,
        "command": {"document": "1", "text": "x"},
    }
    with TestClient(app) as client:
        answer = client.post("/api/v1/documents/write-note", json=body)

    assert (409, "happened_at_wrong") == (answer.status_code, answer.json()["code"])
    assert instant in answer.json()["detail"]
