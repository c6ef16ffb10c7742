"""The only SQL on credentials, sessions and keys: not commands, so not through effects."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.people.model import KeyState, PersonState
from tongma.masterdata.people.tables import api_key, credential, grant, person, session


class Credential(NamedTuple):
    """What is known of somebody who logs in."""

    person: int
    username: str
    state: str
    password_hash: str
    must_change: int


class Presented(NamedTuple):
    """A person whose session or key was presented, with one of their rights (None: none)."""

    person: int
    username: str
    must_change: int
    role: str | None
    site: int
    owner: int


class PresentedKey(NamedTuple):
    """A key that was presented, with whoever it belongs to."""

    id: int
    made_by: int
    scopes: str
    presented: Presented


class SessionRow(NamedTuple):
    """A session, with whoever it belongs to."""

    state: str
    csrf: str
    seen_at: int
    expires_at: int
    presented: Presented


_CREDENTIAL = sa.select(
    person.c.id,
    person.c.username,
    person.c.state,
    credential.c.password_hash,
    credential.c.must_change,
).join(credential, credential.c.person == person.c.id)
_WHO = (person.c.id.label("person"), person.c.username)
_GRANTS = (grant.c.role, grant.c.site, grant.c.owner)
_SESSION = Prepared(
    sa.select(
        person.c.state,
        session.c.csrf,
        session.c.seen_at,
        session.c.expires_at,
        *_WHO,
        credential.c.must_change,
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
        api_key.c.id,
        api_key.c.made_by,
        api_key.c.scopes,
        *_WHO,
        sa.literal_column("0").label("must_change"),
        *_GRANTS,
    )
    .join(api_key, api_key.c.person == person.c.id)
    .join(credential, credential.c.person == person.c.id, isouter=True)
    .join(grant, grant.c.person == person.c.id, isouter=True)
    .where(
        api_key.c.key_sha256 == sa.bindparam("hashed"),
        api_key.c.state == sa.literal_column(f"'{KeyState.ACTIVE}'"),
        api_key.c.expires_at > sa.bindparam("now"),
        sa.func.coalesce(credential.c.must_change, 0) == sa.literal_column("0"),
        person.c.state == sa.literal_column(f"'{PersonState.ACTIVE}'"),
    )
    .order_by(grant.c.id)
)


def credential_of(connection: sa.Connection, username: str) -> Credential | None:
    """Return what is known of a username; None where nobody has it, or it has no password."""
    return _credential(connection, person.c.username == username)


def credential_of_person(connection: sa.Connection, person_id: int) -> Credential | None:
    """Return what is known of a person; None where there is none, or they have no password."""
    return _credential(connection, person.c.id == person_id)


def _credential(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Credential | None:
    row = connection.execute(_CREDENTIAL.where(condition)).one_or_none()
    return None if row is None else Credential(*row)


def add_session(connection: sa.Connection, row: dict[str, Any], now: int) -> None:
    """Keep a new session, and forget those that have run out."""
    connection.execute(sa.delete(session).where(session.c.expires_at < now))
    connection.execute(sa.insert(session).values(row))


def find_session(connection: sa.Connection, hashed: bytes) -> list[SessionRow]:
    """Return the session of a token, once for each right of its person; empty where none is."""
    rows = _SESSION(connection, hashed=hashed)
    return [
        SessionRow(state, csrf, seen_at, expires_at, Presented(*who))
        for state, csrf, seen_at, expires_at, *who in rows
    ]


def note_seen(connection: sa.Connection, hashed: bytes, now: int, expires_at: int) -> None:
    """Note that a session was seen, so that it lasts on."""
    query = sa.update(session).where(session.c.token_sha256 == hashed)
    connection.execute(query.values(seen_at=now, expires_at=expires_at))


def drop_session(connection: sa.Connection, hashed: bytes) -> None:
    """End a session."""
    connection.execute(sa.delete(session).where(session.c.token_sha256 == hashed))


def find_key(connection: sa.Connection, hashed: bytes, now: int) -> Sequence[PresentedKey]:
    """Return as whom a key acts, once for each right; empty where it is not good.

    It is not while its person has a password that must be changed first.
    """
    rows = _KEY(connection, hashed=hashed, now=now)
    return [
        PresentedKey(key, made_by, scopes, Presented(*who)) for key, made_by, scopes, *who in rows
    ]
