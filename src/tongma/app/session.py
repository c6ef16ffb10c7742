"""Logging in and out, and one's own password. Who may do what where is told to the screens here."""

from typing import Annotated

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field

from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Request as CommandRequest
from tongma.foundation.commands.routes import answer_model, respond
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.platform.asked import AskedCode, AskedWord
from tongma.foundation.platform.clock import new_request_id
from tongma.foundation.platform.http import Caller, Routes, problem_responses
from tongma.foundation.platform.keyfile import secret_of
from tongma.foundation.platform.shapes import Shape
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.people.callers import COOKIE, Callers, check_origin, cookie_name
from tongma.masterdata.people.decide import PASSWORD_MAX, decide_password
from tongma.masterdata.people.guesses import (
    KNOWN_SECONDS,
    Guesser,
    Guesses,
    browser_cookie,
    known_browser,
    make_proof,
)
from tongma.masterdata.people.handle import own_password_kind
from tongma.masterdata.people.model import ChangePassword, PasswordChanged
from tongma.masterdata.people.passwords import password_hash
from tongma.masterdata.people.query import people_of
from tongma.masterdata.people.roles import READING
from tongma.masterdata.people.sessions import (
    SESSION_US,
    LoginSession,
    check_own_password,
    log_in,
    log_out,
)
from tongma.masterdata.people.shapes import CallerOut, LoggedOut, SessionOut, SiteOut
from tongma.masterdata.places.query import SORTS, PlaceFilter, find_places

router = Routes(prefix="/session", tags=["session"])
_SITES_MAX = 1000
_OTHER_RIGHTS = (
    *READING,
    "people.reset_password",
    "people.make_api_key",
)
"""Rights that are no commands of their own in ``KINDS``."""
_OWN = {"people.make_api_key"}
"""What everybody may for themselves, and is no command of its own in ``KINDS``."""
SESSION = Shape[SessionOut](SessionOut)
LOGGED_OUT = Shape[LoggedOut](LoggedOut)
BROWSER_KEY = "browsers.key"
"""In the folder of keys: seals by which a browser is known."""
_OF_TESTS = Guesses()
"""Where whoever authenticates knows no passwords."""
Secret = Annotated[str, Field(min_length=1, max_length=PASSWORD_MAX)]


class LoginIn(BaseModel):
    """Who wants in."""

    model_config = ConfigDict(extra="forbid")
    username: Annotated[AskedWord, Field(min_length=1)]
    password: Secret
    station: AskedCode = ""


class PasswordIn(BaseModel):
    """One's own password, old and new."""

    model_config = ConfigDict(extra="forbid")
    old: Secret
    new: Secret


@router.post("", responses=SESSION.responses(401, 403, 422, 429, 503))
def open_session(request: Request, body: LoginIn) -> Response:
    """Log in; the session comes as a cookie that scripts cannot read."""
    check_origin(request)
    runtime: Runtime = request.app.state.runtime
    username = body.username.lower()
    guesser = Guesser(username, _address(request), _known_as(request, username))
    login = log_in(runtime, _guesses(request), guesser, body.password, body.station)
    response = SESSION.answer(_about(request, login.session))
    _set(request, response, COOKIE, login.token, SESSION_US // 1_000_000)
    nonce = bytes.fromhex(guesser.browser) or runtime.clock.random_bytes(16)
    proof = make_proof(_secret(request), username, nonce)
    _set(request, response, browser_cookie(username), proof, KNOWN_SECONDS)
    return response


def _set(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    secure = request.app.state.settings.secure_cookies
    name = cookie_name(name, secure=secure)
    response.set_cookie(
        name, value, max_age=seconds, httponly=True, samesite="strict", secure=secure
    )


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _secret(request: Request) -> bytes:
    return secret_of(request.app.state.settings.data, BROWSER_KEY)


def _known_as(request: Request, username: str) -> str:
    """Return as which browser this one is known for a name; empty where it is not."""
    name = cookie_name(browser_cookie(username), secure=request.app.state.settings.secure_cookies)
    return known_browser(_secret(request), username, request.cookies.get(name, ""))


def _guesses(request: Request) -> Guesses:
    found: Guesses = getattr(request.app.state.authenticate, "guesses", _OF_TESTS)
    return found


@router.get("", responses=SESSION.responses(401, 503))
def read_session(request: Request) -> Response:
    """Who is logged in, what they may do, and where."""
    return SESSION.answer(_about(request, _callers(request).session(request)))


@router.delete("", responses=LOGGED_OUT.responses(401, 403, 503))
def close_session(request: Request, _actor: Caller) -> Response:
    """Log out."""
    secure = request.app.state.settings.secure_cookies
    name = cookie_name(COOKIE, secure=secure)
    log_out(request.app.state.runtime, request.cookies.get(name, ""))
    response = LOGGED_OUT.answer(LoggedOut())
    response.delete_cookie(name, secure=secure, httponly=True, samesite="strict")
    return response


@router.post(
    "/password",
    responses={
        200: {"model": answer_model(PasswordChanged)},
        **problem_responses(401, 403, 409, 422, 429, 503),
    },
)
def change_password(request: Request, actor: Caller, body: PasswordIn) -> Response:
    """Change one's own password; all sessions end, log in again."""
    runtime: Runtime = request.app.state.runtime
    check_own_password(runtime, _guesses(request), actor.person, body.old)
    allow(decide_password(body.new, username=actor.username, old=body.old))
    wanted = CommandRequest(new_request_id(runtime.clock), ChangePassword())
    return respond(request, run(runtime, own_password_kind(password_hash(body.new)), wanted, actor))


def _callers(request: Request) -> Callers:
    callers = request.app.state.authenticate
    if not isinstance(callers, Callers):
        raise refuse("not_logged_in")
    return callers


def _rights_of(actor: Actor) -> set[str]:
    """Return what somebody may do somewhere, and what everybody may for themselves."""
    granted = {name for name in (*KINDS, *_OTHER_RIGHTS) if actor.role_for(name)}
    return granted | _OWN | {name for name, kind in KINDS.items() if kind.open_to_all}


def _about(request: Request, session: LoginSession) -> SessionOut:
    actor = session.actor
    with request.app.state.runtime.database.read() as connection:
        person = people_of(connection, [actor.person])[actor.person]
        active = PlaceFilter(kind="site", state="active")
        sites = find_places(connection, active, order_of(SORTS, "", ""), _SITES_MAX).rows
    allowed = {grant.site for grant in actor.grants}
    return SessionOut(
        person=CallerOut(person.id, person.username, person.name),
        roles=sorted({grant.role for grant in actor.grants}),
        actions=sorted(_rights_of(actor)),
        sites=[
            SiteOut(site.id, site.code, site.name)
            for site in sites
            if 0 in allowed or site.id in allowed
        ],
        csrf_token=session.csrf,
        must_change_password=actor.must_change_password,
    )
