"""Logging in and being known again: credentials, sessions, keys. Not commands; not recorded.

Five wrong passwords lock an account for fifteen minutes. A session lasts twelve hours from when
it was last seen, and is looked up by the hash of its token.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.foundation.kernel.outcome import Refusal, Refused, refuse
from tongma.foundation.platform.bulk import upsert
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.people.passwords import is_password, make_token, token_hash
from tongma.masterdata.people.query import people_of, roles_of
from tongma.masterdata.people.roles import ROLES
from tongma.masterdata.people.store import ACTIVE
from tongma.masterdata.people.tables import api_key, credential, grant, person, session

FAILURES_MAX = 5
LOCKED_US = 15 * 60 * 1_000_000
SESSION_US = 12 * 3600 * 1_000_000
_SEEN_EVERY_US = 5 * 60 * 1_000_000


@dataclass(frozen=True, slots=True)
class Session:
    """An open session: who, and the token that writing requests must repeat."""

    actor: Actor
    csrf: str


@dataclass(frozen=True, slots=True)
class Login:
    """A fresh session; the token is known to the browser only."""

    token: str
    session: Session


def log_in(runtime: Runtime, username: str, password: str, station: str = "") -> Login:
    """Open a session. Refusals ``login_wrong``, ``login_locked``.

    The password is compared outside of the transaction: it takes a while on purpose.
    """
    with runtime.database.read() as connection:
        row = connection.execute(_credentials().where(person.c.username == username)).one_or_none()
    now = runtime.clock.now()
    if row is not None and row.locked_until > now:
        raise refuse("login_locked", seconds=_seconds(row, now))
    right = is_password(None if row is None else row.password_hash, password)
    if row is None or not right or row.state != ACTIVE:
        if row is not None:
            _count_failure(runtime, row.person, now)
        raise refuse("login_wrong")
    token, csrf = make_token(runtime.clock), make_token(runtime.clock)

    def work(connection: sa.Connection) -> None:
        _forget_old(connection, now)
        connection.execute(
            sa.update(credential)
            .where(credential.c.person == row.person)
            .values(failures=0, locked_until=0)
        )
        values = {
            "token_sha256": token_hash(token),
            "person": row.person,
            "csrf": csrf,
            "station": station[:200],
            "created_at": now,
            "seen_at": now,
            "expires_at": now + SESSION_US,
        }
        connection.execute(sa.insert(session).values(values))

    runtime.database.write(work)
    with runtime.database.read() as connection:
        return Login(token, Session(actor_of(connection, row), csrf))


def _credentials() -> sa.Select[Any]:
    return sa.select(
        person.c.id.label("person"),
        person.c.username,
        person.c.state,
        credential.c.password_hash,
        credential.c.must_change,
        credential.c.failures,
        credential.c.locked_until,
    ).join(credential, credential.c.person == person.c.id)


def _seconds(row: Any, now: int) -> str:
    return str(-(-(row.locked_until - now) // 1_000_000))


def _count_failure(runtime: Runtime, person_id: int, now: int) -> None:
    """Count a wrong password; the fifth locks. Counted by the database, so attempts add up."""
    failures = credential.c.failures + 1
    locked = sa.case((failures >= FAILURES_MAX, now + LOCKED_US), else_=0)
    kept = sa.case((failures >= FAILURES_MAX, 0), else_=failures)
    query = (
        sa.update(credential)
        .where(credential.c.person == person_id)
        .values(failures=kept, locked_until=locked)
    )
    runtime.database.write(lambda connection: connection.execute(query))


def _forget_old(connection: sa.Connection, now: int) -> None:
    connection.execute(sa.delete(session).where(session.c.expires_at < now))


_GRANTS = (grant.c.role, grant.c.site, grant.c.owner)
_SESSION = Prepared(
    sa.select(
        person.c.id.label("person"),
        person.c.username,
        person.c.state,
        credential.c.must_change,
        session.c.csrf,
        session.c.seen_at,
        session.c.expires_at,
        *_GRANTS,
    )
    .join(session, session.c.person == person.c.id)
    .join(credential, credential.c.person == person.c.id)
    .join(grant, grant.c.person == person.c.id, isouter=True)
    .where(session.c.token_sha256 == sa.bindparam("hashed"))
    .order_by(grant.c.id)
)
_KEY = Prepared(
    sa.select(
        person.c.id.label("person"),
        person.c.username,
        sa.literal_column("0").label("must_change"),
        *_GRANTS,
    )
    .join(api_key, api_key.c.person == person.c.id)
    .join(grant, grant.c.person == person.c.id, isouter=True)
    .where(
        api_key.c.key_sha256 == sa.bindparam("hashed"),
        api_key.c.state == sa.literal_column(f"'{ACTIVE}'"),
        api_key.c.expires_at > sa.bindparam("now"),
        person.c.state == sa.literal_column(f"'{ACTIVE}'"),
    )
    .order_by(grant.c.id)
)


def session_of(runtime: Runtime, token: str) -> Session | None:
    """Return the open session of a token, and note that it was seen."""
    now = runtime.clock.now()
    hashed = token_hash(token)
    with runtime.database.glance() as connection:
        rows = _SESSION(connection, hashed=hashed).all()
    if not rows or rows[0].expires_at <= now or rows[0].state != ACTIVE:
        return None
    row, actor = rows[0], _actor(rows)
    if now - row.seen_at > _SEEN_EVERY_US:
        seen = sa.update(session).where(session.c.token_sha256 == hashed)
        seen = seen.values(seen_at=now, expires_at=now + SESSION_US)
        runtime.database.write(lambda connection: connection.execute(seen))
    return Session(actor, row.csrf)


def log_out(runtime: Runtime, token: str) -> None:
    """End a session."""
    query = sa.delete(session).where(session.c.token_sha256 == token_hash(token))
    runtime.database.write(lambda connection: connection.execute(query))


def actor_of_key(runtime: Runtime, key: str) -> Actor | None:
    """Return as whom a program acts, or None where the key is not valid."""
    with runtime.database.glance() as connection:
        rows = _KEY(connection, hashed=token_hash(key), now=runtime.clock.now()).all()
    return _actor(rows) if rows else None


def _actor(rows: Sequence[Any]) -> Actor:
    """Return a person from one row for each role that was granted (one row without any role)."""
    granted = [(row.role, row.site, row.owner) for row in rows if row.role is not None]
    first = rows[0]
    return Actor(first.person, first.username, grants_of(granted), bool(first.must_change))


def grants_of(granted: Sequence[tuple[str, int, int]]) -> tuple[Grant, ...]:
    """Return what roles allow, from (role, site, owner)."""
    return tuple(Grant(role, site, owner, ROLES[role].actions) for role, site, owner in granted)


def actor_of(connection: sa.Connection, row: Any) -> Actor:
    """Return a person with what their roles allow."""
    granted = roles_of(connection, [row.person]).get(row.person, [])
    return Actor(row.person, row.username, grants_of(granted), bool(row.must_change))


def set_password(tx: Tx, person_id: int, hashed: str, *, must_change: bool) -> None:
    """Write a password's hash, unlock the account and end its sessions."""
    values = {
        "password_hash": hashed,
        "must_change": int(must_change),
        "failures": 0,
        "locked_until": 0,
    }
    query = upsert(tx.connection.dialect.name, credential).values(person=person_id, **values)
    tx.connection.execute(query.on_conflict_do_update(index_elements=["person"], set_=values))
    end_sessions_of(tx, person_id)


def end_sessions_of(tx: Tx, person_id: int) -> int:
    """End all sessions of a person; returns how many there were."""
    return tx.delete(session, {"person": person_id})


def check_own_password(runtime: Runtime, person_id: int, password: str) -> None:
    """Refuse ``login_wrong`` unless it is the person's password, ``login_locked`` after five."""
    with runtime.database.read() as connection:
        row = connection.execute(_credentials().where(person.c.id == person_id)).one_or_none()
    now = runtime.clock.now()
    if row is not None and row.locked_until > now:
        raise refuse("login_locked", seconds=_seconds(row, now))
    if row is None or not is_password(row.password_hash, password):
        _count_failure(runtime, person_id, now)
        raise Refused(Refusal("login_wrong"))


def actor_by_id(connection: sa.Connection, person_id: int) -> Actor | None:
    """Return an active person with what their roles allow now: who asked for work that goes on."""
    found = people_of(connection, [person_id]).get(person_id)
    if found is None or found.state != ACTIVE:
        return None
    granted = roles_of(connection, [person_id]).get(person_id, [])
    return Actor(person_id, found.username, grants_of(granted))
