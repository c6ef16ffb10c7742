"""HTTP of people: lists, passwords, keys. Logging in is in ``app/session.py``."""

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import create_model

from tongma.foundation.commands.model import Answer
from tongma.foundation.commands.routes import (
    EnvelopeIn,
    answer_parts,
    command_router,
    parse,
    respond,
)
from tongma.foundation.commands.run import run
from tongma.foundation.kernel.canonical import canonical, canonical_object
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes, RowId, problem_responses
from tongma.foundation.platform.sorting import cursors, order_of, own_columns
from tongma.masterdata.people import query
from tongma.masterdata.people.handle import KINDS, SAVE_PERSON, key_kind, password_kind
from tongma.masterdata.people.model import MakeApiKey, ResetPassword
from tongma.masterdata.people.passwords import make_password, make_token, password_hash, token_hash
from tongma.masterdata.people.roles import ROLES
from tongma.masterdata.versions.routes import IdPath, Thing, reference_router

READ = "people.read"
_ERRORS = problem_responses(401, 403, 422, 503)
people = Routes(prefix="/people", tags=["people"])
roles = Routes(prefix="/roles", tags=["people"])
ResetPasswordIn = create_model(
    "ResetPasswordRequest", __base__=EnvelopeIn, command=(ResetPassword, ...)
)
MakeApiKeyIn = create_model("MakeApiKeyRequest", __base__=EnvelopeIn, command=(MakeApiKey, ...))


def check_reader(actor: Caller) -> None:
    """Refuse ``not_allowed`` to who may not read about people."""
    if actor.role_for(READ) is None:
        raise refuse("not_allowed", action=READ)


@people.get("", responses=lists.responses(401, 403, 422, 503))
def list_people(
    request: Request, actor: Caller, page: lists.SortedPageOf, state: str = "", role: str = ""
) -> Response:
    """People, by their usernames unless ``sort`` says else, with what they may do."""
    check_reader(actor)
    wanted = query.PersonFilter(page.q, state, role)
    order = order_of(query.SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_people(connection, wanted, order, page.size)
        granted = query.roles_of(connection, [one.id for one in found])
    rows = [
        own_columns(one) | {"id": str(one.id), "grants": _grants(granted.get(one.id, []))}
        for one in found
    ]
    return lists.answer("people", page, rows, cursors(found))


def _grants(granted: list[tuple[str, int, int]]) -> list[dict[str, str]]:
    return [{"role": role, "site": str(s), "owner": str(o)} for role, s, o in granted]


@people.get("/{person}/sessions", responses=_ERRORS)
def list_sessions(request: Request, actor: Caller, person: IdPath) -> dict[str, Any]:
    """A person's open sessions; everyone may see their own."""
    if actor.person != person:
        check_reader(actor)
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        found = query.sessions_of(connection, person, runtime.clock.now())
    names = ("created_at", "seen_at", "expires_at")
    return {
        "rows": [
            {"station": row.station, **{name: show_instant(getattr(row, name)) for name in names}}
            for row in found
        ]
    }


@people.get("/{person}/api-keys", responses=_ERRORS)
def list_keys(request: Request, actor: Caller, person: IdPath) -> dict[str, Any]:
    """A person's keys: names and ends, never the keys themselves."""
    check_reader(actor)
    with request.app.state.runtime.database.read() as connection:
        found = query.keys_of(connection, person)
    return {
        "rows": [
            {"id": str(r.id), "name": r.name, "state": r.state, "until": show_instant(r.expires_at)}
            for r in found
        ]
    }


@people.post("/reset-password", operation_id="people_reset_password", responses=problem_responses())
def reset_password(request: Request, actor: Caller, body: ResetPasswordIn) -> Response:
    """Give a person a new random password; it is in this answer only, not in a repeated one."""
    runtime = request.app.state.runtime
    password = make_password(runtime.clock)
    answer = run(runtime, password_kind(password_hash(password)), parse(body), actor)
    return _once(request, answer, {"password": password})


@people.post("/make-api-key", operation_id="people_make_api_key", responses=problem_responses())
def make_api_key(request: Request, actor: Caller, body: MakeApiKeyIn) -> Response:
    """Make a key for a program; it is in this answer only, not in a repeated one."""
    runtime = request.app.state.runtime
    key = f"tk_{make_token(runtime.clock)}"
    answer = run(runtime, key_kind(token_hash(key)), parse(body), actor)
    return _once(request, answer, {"key": key})


def _once(http: Request, answer: Answer, secret: dict[str, str]) -> Response:
    """Add a secret to an accepted answer; what is stored of the answer does not have it."""
    if answer.outcome != "accepted":
        return respond(http, answer)
    parts = answer_parts(answer) | {"result": canonical(answer.result | secret)}
    return Response(
        canonical_object(parts),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


@roles.get("", responses=_ERRORS)
def list_roles(_actor: Caller) -> dict[str, Any]:
    """The roles and what each may do."""
    rows = [role._asdict() | {"actions": sorted(role.actions)} for role in ROLES.values()]
    return {"rows": rows}


def person_more(connection: Any, person: RowId) -> dict[str, Any]:
    """Return a person's state beside what is said of them."""
    return {"state": query.people_of(connection, [person])[person].state}


router = APIRouter()
for part in (
    command_router("people", KINDS),
    people,
    roles,
    reference_router(Thing("people", "person", SAVE_PERSON, person_more, READ)),
):
    router.include_router(part)
