"""Logging in and being known again: credentials, sessions, keys. Not commands; not recorded.

How often a password may be guessed is in ``guesses``. A session lasts twelve hours from when it was
last seen, and is looked up by the hash of its token.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor, Grant, narrowed
from tongma.foundation.kernel.outcome import Trouble, refuse
from tongma.foundation.platform.db import Database
from tongma.masterdata.people.guesses import Guesser, Guesses
from tongma.masterdata.people.model import PersonState
from tongma.masterdata.people.passwords import is_password, make_token, token_hash
from tongma.masterdata.people.query import Granted, people_of, roles_of
from tongma.masterdata.people.roles import ROLES
from tongma.masterdata.people.session_store import (
    Presented,
    add_session,
    credential_of,
    credential_of_person,
    drop_session,
    find_key,
    find_session,
    note_seen,
)

SESSION_US = 12 * 3600 * 1_000_000
_SEEN_EVERY_US = 5 * 60 * 1_000_000
_STATION_MAX = 200
_NAME_BYTES = 6


@dataclass(frozen=True, slots=True)
class LoginSession:
    """An open session: who, and the token that writing requests must repeat."""

    actor: Actor
    csrf: str
    seen_at: int
    """When the database last noted that it was used."""


@dataclass(frozen=True, slots=True)
class Login:
    """A fresh session; the token is known to the browser only."""

    token: str
    session: LoginSession


def log_in(
    runtime: Runtime, guesses: Guesses, guesser: Guesser, password: str, station: str = ""
) -> Login:
    """Open a session. Refusals ``login_locked``, ``login_wrong``.

    The password is compared outside of the transaction: it takes a while on purpose. Who is not
    there, who has left and who mistypes get the same answer after the same work.
    """
    guesses.take(guesser, runtime.clock.now())
    with runtime.database.read() as connection:
        known = credential_of(connection, guesser.username)
    now = runtime.clock.now()
    right = is_password(None if known is None else known.password_hash, password)
    if known is None or not right or known.state != PersonState.ACTIVE:
        raise refuse("login_wrong")
    guesses.give_back(guesser, now)
    token, csrf = make_token(runtime.clock), make_token(runtime.clock)
    row = {
        "token_sha256": token_hash(token),
        "person": known.person,
        "csrf": csrf,
        "station": station[:_STATION_MAX],
        "created_at": now,
        "seen_at": now,
        "expires_at": now + SESSION_US,
    }

    def work(connection: sa.Connection) -> None:
        add_session(connection, row, now)

    runtime.database.write(work)
    with runtime.database.read() as connection:
        granted = roles_of(connection, [known.person]).get(known.person, [])
    must_change = bool(known.must_change)
    actor = Actor(known.person, known.username, grants_of(granted), must_change)
    return Login(token, LoginSession(actor, csrf, now))


def session_of(runtime: Runtime, token: str) -> LoginSession | None:
    """Return the open session of a token, or None. It only reads: see ``Seen``."""
    now = runtime.clock.now()
    hashed = token_hash(token)
    with runtime.database.glance() as connection:
        rows = find_session(connection, hashed)
    if not rows or rows[0].expires_at <= now or rows[0].state != PersonState.ACTIVE:
        return None
    actor = _actor([row.presented for row in rows], _session_name(hashed))
    return LoginSession(actor, rows[0].csrf, rows[0].seen_at)


class Seen:
    """The sessions that this process saw of late, to be noted together: no request writes it."""

    def __init__(self) -> None:
        self._pending: dict[bytes, int] = {}
        self._guard = threading.Lock()

    def note(self, token: str, session: LoginSession, now: int) -> None:
        """Remember that a session was used, where the database does not know it yet."""
        if now - session.seen_at > _SEEN_EVERY_US:
            with self._guard:
                self._pending[token_hash(token)] = now

    def write(self, database: Database) -> None:
        """Note them in the database, so that they last on; what fails is kept for the next time."""
        with self._guard:
            noted, self._pending = self._pending, {}
        if not noted:
            return

        def work(connection: sa.Connection) -> None:
            for hashed, at in noted.items():
                note_seen(connection, hashed, at, at + SESSION_US)

        try:
            database.write(work)
        except Trouble:
            with self._guard:
                self._pending = noted | self._pending
            raise


def log_out(runtime: Runtime, token: str) -> None:
    """End a session."""
    hashed = token_hash(token)
    runtime.database.write(lambda connection: drop_session(connection, hashed))


def actor_of_key(runtime: Runtime, key: str) -> Actor | None:
    """Return as whom a program acts, or None where the key is not valid."""
    with runtime.database.glance() as connection:
        rows = find_key(connection, token_hash(key), runtime.clock.now())
    if not rows:
        return None
    first = rows[0]
    actor = _actor([row.presented for row in rows], f"key:{first.id}", first.made_by)
    scopes = first.scopes.split()
    return replace(actor, grants=tuple(_within(grant, scopes) for grant in actor.grants))


def _within(grant: Grant, scopes: Sequence[str]) -> Grant:
    """Return what a key's scopes leave of a right; nothing over people is ever left."""
    left = narrowed(grant.actions, scopes)
    return replace(grant, actions=frozenset(a for a in left if not a.startswith("people.")))


def _actor(rows: Sequence[Presented], credential: str, made_by: int = 0) -> Actor:
    """Return a person from one row for each role that was granted (one row without any role)."""
    granted = [Granted(row.role, row.site, row.owner) for row in rows if row.role is not None]
    first = rows[0]
    must_change = bool(first.must_change)
    grants = grants_of(granted)
    return Actor(first.person, first.username, grants, must_change, credential, made_by)


def _session_name(hashed: bytes) -> str:
    """Return what records call a session: enough to tell it from others, nothing to use it by."""
    return f"session:{hashed[:_NAME_BYTES].hex()}"


def grants_of(granted: Iterable[Granted]) -> tuple[Grant, ...]:
    """Return what roles allow."""
    return tuple(
        Grant(right.role, right.site, right.owner, ROLES[right.role].actions) for right in granted
    )


def check_own_password(runtime: Runtime, guesses: Guesses, person_id: int, password: str) -> None:
    """Refuse ``login_locked`` after five wrong ones, ``login_wrong`` unless it is the person's."""
    own = Guesser("", browser=f"of person {person_id}")
    guesses.take(own, runtime.clock.now())
    with runtime.database.read() as connection:
        known = credential_of_person(connection, person_id)
    if known is None or not is_password(known.password_hash, password):
        raise refuse("login_wrong")
    guesses.give_back(own, runtime.clock.now())


def actor_by_id(connection: sa.Connection, person_id: int) -> Actor | None:
    """Return an active person with what their roles allow now: who asked for work that goes on."""
    found = people_of(connection, [person_id]).get(person_id)
    if found is None or found.state != PersonState.ACTIVE:
        return None
    granted = roles_of(connection, [person_id]).get(person_id, [])
    return Actor(person_id, found.username, grants_of(granted))
