"""HTTP of people: lists, passwords, keys. Logging in is in ``app/session.py``."""

from fastapi import APIRouter, Request, Response
from pydantic import create_model

from tongma.foundation.commands.model import Answer
from tongma.foundation.commands.routes import (
    EnvelopeIn,
    answer_model,
    answer_parts,
    command_router,
    parse,
    respond,
)
from tongma.foundation.commands.run import run
from tongma.foundation.kernel.actor import WHOLE, Reach
from tongma.foundation.kernel.canonical import canonical, canonical_object
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, Routes, problem_responses
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.people import query
from tongma.masterdata.people.handle import KINDS, SAVE_PERSON, key_kind, password_kind
from tongma.masterdata.people.model import MakeApiKey, ResetPassword
from tongma.masterdata.people.passwords import make_password, make_token, password_hash, token_hash
from tongma.masterdata.people.roles import ROLES
from tongma.masterdata.people.shapes import (
    ApiKeyOut,
    ApiKeyShown,
    OpenSessionOut,
    PasswordShown,
    PersonKept,
    PersonRecordOut,
    PersonRow,
    RoleOut,
)
from tongma.masterdata.people.sheet import PEOPLE_COLUMNS
from tongma.masterdata.versions.routes import IdPath, Thing, reference_router
from tongma.masterdata.versions.shapes import parts_of

READ = "people.read"
_STATUSES = (401, 403, 422, 503)
PEOPLE = PageShape[PersonRow](PersonRow, PEOPLE_COLUMNS)
SESSIONS = Shape[Rows[OpenSessionOut]](Rows[OpenSessionOut])
KEYS = Shape[Rows[ApiKeyOut]](Rows[ApiKeyOut])
ROLE_LIST = Shape[Rows[RoleOut]](Rows[RoleOut])
PERSON = Thing(
    "people",
    "person",
    SAVE_PERSON,
    PersonKept,
    Shape[PersonRecordOut](PersonRecordOut),
    lambda _connection, record: PersonRecordOut(**parts_of(record), state=record.data.state),
    READ,
    lambda connection, actor, person: query.ensure_person(connection, person, actor.reach(READ)),
)
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


def _reach_to(actor: Caller, person: int) -> Reach:
    """Return how far the caller may read about a person: of themselves everything."""
    if actor.person == person:
        return WHOLE
    check_reader(actor)
    return actor.reach(READ)


@people.get("", responses=PEOPLE.responses(*_STATUSES))
def list_people(
    request: Request,
    actor: Caller,
    page: lists.SortedPageOf,
    state: AskedWord = "",
    role: AskedWord = "",
) -> Response:
    """People, by their usernames unless ``sort`` says else, with what they may do."""
    check_reader(actor)
    wanted = query.PersonFilter(page.q, state, role, actor.reach(READ))
    order = order_of(query.SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_people(connection, wanted, order, page.size)
    return PEOPLE.answer("people", page, found.rows, found.cursors)


@people.get("/{person}/sessions", responses=SESSIONS.responses(404, *_STATUSES))
def list_sessions(request: Request, actor: Caller, person: IdPath) -> Response:
    """A person's open sessions; everyone may see their own."""
    reach = _reach_to(actor, person)
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        query.ensure_person(connection, person, reach)
        found = query.sessions_of(connection, person, runtime.clock.now())
    rows = [
        OpenSessionOut(
            session.station,
            show_instant(session.created_at),
            show_instant(session.seen_at),
            show_instant(session.expires_at),
        )
        for session in found
    ]
    return SESSIONS.answer(Rows(rows))


@people.get("/{person}/api-keys", responses=KEYS.responses(404, *_STATUSES))
def list_keys(request: Request, actor: Caller, person: IdPath) -> Response:
    """A person's keys: names and ends, never the keys themselves; everyone may see their own."""
    reach = _reach_to(actor, person)
    with request.app.state.runtime.database.read() as connection:
        query.ensure_person(connection, person, reach)
        found = query.keys_of(connection, person)
    rows = [
        ApiKeyOut(
            key.id,
            key.name,
            key.state,
            show_instant(key.expires_at),
            key.made_by or None,
            key.scopes.split(),
        )
        for key in found
    ]
    return KEYS.answer(Rows(rows))


@people.post(
    "/reset-password",
    operation_id="people_reset_password",
    responses={200: {"model": answer_model(PasswordShown)}, **problem_responses()},
)
def reset_password(request: Request, actor: Caller, body: ResetPasswordIn) -> Response:
    """Give a person a new random password; it is in this answer only, not in a repeated one."""
    runtime = request.app.state.runtime
    password = make_password(runtime.clock)
    answer = run(runtime, password_kind(password_hash(password)), parse(body), actor)
    return _once(request, answer, {"password": password})


@people.post(
    "/make-api-key",
    operation_id="people_make_api_key",
    responses={200: {"model": answer_model(ApiKeyShown)}, **problem_responses()},
)
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


@roles.get("", responses=ROLE_LIST.responses(*_STATUSES))
def list_roles(_actor: Caller) -> Response:
    """The roles and what each may do."""
    rows = [
        RoleOut(role.code, role.name_zh, role.name_en, sorted(role.actions))
        for role in ROLES.values()
    ]
    return ROLE_LIST.answer(Rows(rows))


router = APIRouter()
for part in (command_router("people", KINDS), people, roles, reference_router(PERSON)):
    router.include_router(part)
