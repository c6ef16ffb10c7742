"""What others may read of people."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.sorting import Order, Sorts
from tongma.masterdata.people.tables import api_key, grant, person, session


class PersonFacts(NamedTuple):
    """A person 人员."""

    id: int
    username: str
    name: str
    state: str
    version: int


class PersonFilter(NamedTuple):
    """What a list of people is asked for; empty for any."""

    words: str = ""
    state: str = ""
    role: str = ""


_PERSON = tuple(person.c[name] for name in PersonFacts._fields)


def people_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, PersonFacts]:
    """Return people by id."""
    query = sa.select(*_PERSON).where(person.c.id.in_(sorted(set(ids))))
    return {row[0]: PersonFacts(*row) for row in connection.execute(query)}


def roles_of(
    connection: sa.Connection, ids: Iterable[int]
) -> dict[int, list[tuple[str, int, int]]]:
    """Return what people have been granted: (role, site, owner), 0 for all."""
    query = sa.select(grant).where(grant.c.person.in_(sorted(set(ids)))).order_by(grant.c.id)
    found: dict[int, list[tuple[str, int, int]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.person, []).append((row.role, row.site, row.owner))
    return found


SORTS = Sorts(
    {name: person.c[name] for name in ("username", "name", "state")}, person.c.id, "username"
)


def find_people(
    connection: sa.Connection, wanted: PersonFilter, order: Order, limit: int
) -> Sequence[sa.Row[Any]]:
    """Return people in the order that was asked for."""
    query = order.page(sa.select(*_PERSON), limit)
    for word in wanted.words.split():
        texts = (person.c.username, person.c.name)
        like = [sa.func.lower(text).contains(word.lower(), autoescape=True) for text in texts]
        query = query.where(sa.or_(*like))
    if wanted.state:
        query = query.where(person.c.state == wanted.state)
    if wanted.role:
        having = sa.select(grant.c.person).where(grant.c.role == wanted.role)
        query = query.where(person.c.id.in_(having))
    return connection.execute(query).all()


def sessions_of(connection: sa.Connection, person_id: int, now: int) -> Sequence[Any]:
    """Return a person's open sessions, the latest seen first."""
    columns = (session.c.station, session.c.created_at, session.c.seen_at, session.c.expires_at)
    query = (
        sa.select(*columns)
        .where(session.c.person == person_id, session.c.expires_at > now)
        .order_by(session.c.seen_at.desc())
    )
    return connection.execute(query).all()


def keys_of(connection: sa.Connection, person_id: int) -> Sequence[Any]:
    """Return a person's keys, without what would let anybody use them."""
    columns = (api_key.c.id, api_key.c.name, api_key.c.expires_at, api_key.c.state)
    query = sa.select(*columns).where(api_key.c.person == person_id).order_by(api_key.c.id)
    return connection.execute(query).all()


def person_by_username(connection: sa.Connection, username: str) -> int | None:
    """Return the id of the person with that username, also of one who has left."""
    query = sa.select(person.c.id).where(person.c.username == username)
    return connection.execute(query).scalar_one_or_none()


def is_person(connection: sa.Connection, one: int, level: int) -> bool:
    """Say whether there is such a person; a person has no packaging level."""
    return not level and one in people_of(connection, [one])
