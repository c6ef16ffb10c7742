"""Who calls over HTTP: a browser by its session cookie, a program by its key.

Cookie requests that write must repeat the session's token in a header and must come from the same
origin. Keys need neither: no browser sends them by itself. Each key has its own budget of calls.
"""

import threading
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from fastapi import Request
from starlette.types import Scope

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.masterdata.people.guesses import Guesses
from tongma.masterdata.people.passwords import same
from tongma.masterdata.people.sessions import LoginSession, Seen, actor_of_key, session_of

COOKIE = "tongma_session"
PREFIX = "__Host-"
"""Under HTTPS a browser takes such a cookie from this host alone (RFC 6265bis, 4.1.3.2)."""
CSRF_HEADER = "X-CSRF-Token"
_CALL = 1_000_000
"""One call, in the unit in which budgets are refilled: microseconds times calls a second."""
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
OWN_SESSION = "/api/v1/session"
"""What somebody who must change their password may still use."""


@dataclass
class CallBudget:
    """Calls allowed to one caller: so many at once, refilled at a steady rate."""

    burst: int = 400
    per_second: int = 100
    left: dict[int, tuple[int, int]] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def take(self, caller: int, now: int) -> None:
        """Take one call; ``now`` in microseconds. Refusal ``too_many_requests``."""
        full = self.burst * _CALL
        with self.guard:
            tokens, seen = self.left.get(caller, (full, now))
            tokens = min(full, tokens + max(0, now - seen) * self.per_second)
            if tokens < _CALL:
                raise refuse("too_many_requests", seconds="1")
            self.left[caller] = (tokens - _CALL, now)


class Callers:
    """Tells who sent a request; ``create_app`` takes one as its ``authenticate``."""

    def __init__(self, runtime: Runtime, *, secure: bool = False) -> None:
        self._runtime = runtime
        self.cookie = cookie_name(COOKIE, secure=secure)
        self.guesses = Guesses()
        self._budget = CallBudget()
        self._seen = Seen()

    def __call__(self, request: Request) -> Actor:
        """Return who calls. Refusals ``not_logged_in``, ``csrf_wrong``, ``origin_wrong``,
        ``too_many_requests``, ``must_change_password``.
        """
        key = bearer_of(request)
        if key is not None:
            return self._program(key)
        session = self.session(request)
        if request.method not in _SAFE_METHODS:
            check_origin(request)
            if not same(request.headers.get(CSRF_HEADER, ""), session.csrf):
                raise refuse("csrf_wrong")
        if session.actor.must_change_password and not request.url.path.startswith(OWN_SESSION):
            raise refuse("must_change_password")
        return session.actor

    def again(self, request: Request) -> Actor:
        """Return who a request that goes on is now, without counting it as use.

        For streams, which end with their session or key. Refusal ``not_logged_in``.
        """
        key = bearer_of(request)
        if key is None:
            return self._opened(request.cookies.get(self.cookie, "")).actor
        actor = actor_of_key(self._runtime, key)
        if actor is None:
            raise refuse("not_logged_in")
        return actor

    def write_seen(self) -> None:
        """Note in the database which sessions were used; raises Trouble, and then forgets none."""
        self._seen.write(self._runtime.database)

    def is_known(self, scope: Scope) -> bool:
        """Say whether somebody is logged in who sends this; asks nothing else of them."""
        request = Request(scope)
        key = bearer_of(request)
        if key is not None:
            return bool(key) and actor_of_key(self._runtime, key) is not None
        token = request.cookies.get(self.cookie, "")
        return bool(token) and session_of(self._runtime, token) is not None

    def session(self, request: Request) -> LoginSession:
        """Return the open session of a browser, and count it as used. Refusal ``not_logged_in``."""
        token = request.cookies.get(self.cookie, "")
        found = self._opened(token)
        self._seen.note(token, found, self._runtime.clock.now())
        return found

    def _opened(self, token: str) -> LoginSession:
        found = session_of(self._runtime, token) if token else None
        if found is None:
            raise refuse("not_logged_in")
        return found

    def _program(self, key: str) -> Actor:
        actor = actor_of_key(self._runtime, key) if key else None
        if actor is None:
            raise refuse("not_logged_in")
        self._budget.take(actor.person, self._runtime.clock.now())
        return actor


def cookie_name(name: str, *, secure: bool) -> str:
    """Return what a cookie is called here. ``secure``: the site is served by HTTPS."""
    return f"{PREFIX}{name}" if secure else name


def bearer_of(request: Request) -> str | None:
    """Return the key that a program presents, or None where the request is a browser's."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else None


def check_origin(request: Request) -> None:
    """Refuse ``origin_wrong`` for a request that another site's page made the browser send."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise refuse("origin_wrong", origin=origin)
