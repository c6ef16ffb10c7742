"""Every operation that writes, sent by each role: allowed exactly where ``roles.py`` says so."""

import random

import pytest

from tests.fuzz.bases import bases
from tests.fuzz.ground import Ground
from tests.fuzz.sending import answered
from tests.harness import sqlite_installation
from tongma.app.rooms import KINDS
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.masterdata.people.roles import READING, ROLES

API = "/api/v1"
NEEDED = {
    "POST /files": "documents.attach_file",
    "POST /imports/preview": "imports.confirm_import",
    "POST /cleaning/runs": "cleaning.examine_table",
    "POST /cleaning/runs/{run}/report": "cleaning.examine_table",
    "POST /papers": "papers.map_paper",
    "POST /papers/signed": "papers.announce_signed",
    "POST /parallel/runs": "parallel.map_list",
    "POST /parallel/runs/{run}/compare": "parallel.map_list",
    "POST /people/reset-password": "people.reset_password",
    "PUT /items": "catalogue.save_item",
    "PUT /certificates": "catalogue.save_certificate",
    "PUT /partners": "partners.save_partner",
    "PUT /people": "people.save_person",
    "PUT /places": "places.save_place",
}
"""Operations that are no command of their own → the right that they need."""
READING_OR_OWN = ("/session", "/scans/", "/people/make-api-key", "/people/approve-api-key")
"""What only reads, and what everybody may for themselves."""
FOREIGNER = "foreigner"
EMPTY = 2**40
"""A site where nothing is and nothing was."""
EVERY = frozenset({f"{name.partition('.')[0]}.*" for name in KINDS} | set(READING))
ALLOWED = {
    "/documents/take-task": "a task without a site is everybody's",
    "/scanning/keep-reading": "a reading without a site is nobody's",
    "/files": "an upload is the sender's own until it is attached",
    "/imports/preview": "a preview changes nothing, and says which rows are not allowed",
}
"""What is accepted of who has no right here, and why."""
READERS = ("auditor", "administrator")


@pytest.fixture(scope="module")
def sweeping(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rights")
    with sqlite_installation(folder) as site:
        ground = Ground(site, folder)
        for role in ROLES.values():
            grant = Grant(role.code, 0, 0, role.actions)
            ground.actors[role.code] = Actor(ground.actors["fuzz.0"].person, role.code, (grant,))
        person = ground.actors["fuzz.0"].person
        ground.actors[FOREIGNER] = Actor(person, FOREIGNER, (Grant("all", EMPTY, 0, EVERY),))
        yield ground


def right_of(call) -> str:
    """Return the right that an operation needs; empty where it only reads."""
    path = call.path.removeprefix(API)
    if call.method == "GET" or path.startswith(READING_OR_OWN):
        return ""
    whole = f"{call.method} {path}"
    if call.method == "PUT":
        whole = f"PUT /{path.split('/')[1]}"
    named = NEEDED.get(whole)
    folder, _, verb = path[1:].partition("/")
    return named or f"{folder}.{verb.replace('-', '_')}"


def test_who_may_not_is_refused_and_who_may_is_not(sweeping):
    wrong, sent = [], 0
    for call in bases(sweeping, random.Random(1)):
        right = right_of(call)
        if not right or (call.has_body and not isinstance(call.body, dict)):
            continue
        for role in ROLES:
            with sweeping.undone():
                answer = answered(sweeping, call, role)
            told = answer.json().get("code", "")
            if told == "malformed":
                continue
            sent += 1
            may = sweeping.actors[role].role_for(right) is not None
            if may == (told == "not_allowed" and answer.json()["facts"]["action"] == right):
                wrong.append(f"{role} {call.name}: {answer.status_code} {told}")
            if role in READERS and answer.status_code == 200 and not right.startswith("people."):
                wrong.append(f"{role} wrote: {call.name}")

    assert [] == wrong
    assert sent > 100 * len(ROLES)


def test_nothing_that_writes_is_accepted_of_who_has_every_right_at_another_site_alone(sweeping):
    accepted, sent = set(), 0
    for call in bases(sweeping, random.Random(1)):
        if not right_of(call) or (call.has_body and not isinstance(call.body, dict)):
            continue
        with sweeping.undone():
            answer = answered(sweeping, call, FOREIGNER)
        sent += 1
        if answer.status_code == 200:
            accepted.add(call.name.removeprefix(f"POST {API}"))

    assert set() == accepted - set(ALLOWED)
    assert sent > 100
