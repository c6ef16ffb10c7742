"""What others may read of people."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import EVERYWHERE, WHOLE, Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.parts import SearchEntry, entry, finds
from tongma.foundation.platform.prepared import ByIds
from tongma.foundation.platform.sorting import Listed, Order, Sorts, listed
from tongma.masterdata.people.decide import concerns
from tongma.masterdata.people.model import GrantData
from tongma.masterdata.people.shapes import PersonRow
from tongma.masterdata.people.tables import api_key, grant, person, session


class PersonFacts(NamedTuple):
    """A person 人员."""

    id: int
    username: str
    name: str
    state: str
    version: int


class Granted(NamedTuple):
    """A role, at one site and for one owner; 0 for all."""

    role: str
    site: int
    owner: int


class OpenSession(NamedTuple):
    """A session that has not ended; instants."""

    station: str
    created_at: int
    seen_at: int
    expires_at: int


class ApiKey(NamedTuple):
    """A key, without what would let anybody use it."""

    id: int
    name: str
    expires_at: int
    state: str
    made_by: int
    scopes: str


class PersonFilter(NamedTuple):
    """What a list of people is asked for; empty for any."""

    words: str = ""
    state: str = ""
    role: str = ""
    reach: Reach = WHOLE
    """Where the reader's right holds; see ``decide.concerns``."""


_PERSON = tuple(person.c[name] for name in PersonFacts._fields)
_PEOPLE = ByIds(_PERSON, person.c.id)


def people_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, PersonFacts]:
    """Return people by id."""
    return {row[0]: PersonFacts(*row) for row in _PEOPLE(connection, ids)}


def ensure_person(connection: sa.Connection, person_id: int, reach: Reach = WHOLE) -> None:
    """Refuse ``person_unknown`` where there is no such person, or none that concerns a reader."""
    known = person_id in people_of(connection, [person_id])
    if known and not reach.whole:
        granted = roles_of(connection, [person_id]).get(person_id, ())
        known = concerns(reach, [GrantData(*one) for one in granted])
    if not known:
        raise refuse("person_unknown", person=str(person_id))


def roles_of(connection: sa.Connection, ids: Iterable[int]) -> dict[int, list[Granted]]:
    """Return what people have been granted."""
    columns = (grant.c.person, grant.c.role, grant.c.site, grant.c.owner)
    query = sa.select(*columns).where(grant.c.person.in_(sorted(set(ids)))).order_by(grant.c.id)
    found: dict[int, list[Granted]] = {}
    for person_id, *granted in connection.execute(query):
        found.setdefault(person_id, []).append(Granted(*granted))
    return found


SORTS = Sorts(
    {name: person.c[name] for name in ("username", "name", "state")}, person.c.id, "username"
)


def find_people(
    connection: sa.Connection, wanted: PersonFilter, order: Order, limit: int
) -> Listed[PersonRow]:
    """Return people in the order that was asked for, with what they may do."""
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
    if not wanted.reach.whole:
        query = query.where(_concerning(wanted.reach))
    rows = connection.execute(query).all()
    granted = roles_of(connection, [row.id for row in rows])
    return listed(rows, lambda values: _person_row(values, granted))


def _concerning(reach: Reach) -> sa.ColumnElement[bool]:
    """What ``decide.concerns`` says, of every person at once."""
    meeting = [
        sa.and_(
            *(
                column.in_((EVERYWHERE, own))
                for column, own in ((grant.c.site, site), (grant.c.owner, owner))
                if own != EVERYWHERE
            )
        )
        for site, owner in sorted(reach.pairs)
    ]
    theirs = sa.select(grant.c.person).where(sa.or_(sa.false(), *meeting))
    return sa.or_(person.c.id.in_(theirs), person.c.id.not_in(sa.select(grant.c.person)))


def _person_row(values: dict[str, Any], granted: Mapping[int, list[Granted]]) -> PersonRow:
    grants = [GrantData(*grant) for grant in granted.get(values["id"], ())]
    return PersonRow(**values, grants=grants)


def people_named(connection: sa.Connection, words: Sequence[str]) -> list[SearchEntry]:
    """Return active people in whose name, initials or username each word stands, by username.

    Names of people are kept in one place only; so few are read as they are.
    """
    query = sa.select(*_PERSON).where(person.c.state == "active").order_by(person.c.username)
    people = [PersonFacts(*row) for row in connection.execute(query)]
    entries = [entry(one.id, [one.username], [one.name]) for one in people]
    return [one for one in entries if words and finds(one.texts, words)]


def sessions_of(connection: sa.Connection, person_id: int, now: int) -> list[OpenSession]:
    """Return a person's open sessions, the latest seen first."""
    columns = tuple(session.c[name] for name in OpenSession._fields)
    query = (
        sa.select(*columns)
        .where(session.c.person == person_id, session.c.expires_at > now)
        .order_by(session.c.seen_at.desc())
    )
    return [OpenSession(*row) for row in connection.execute(query)]


def keys_of(connection: sa.Connection, person_id: int) -> list[ApiKey]:
    """Return a person's keys."""
    columns = tuple(api_key.c[name] for name in ApiKey._fields)
    query = sa.select(*columns).where(api_key.c.person == person_id).order_by(api_key.c.id)
    return [ApiKey(*row) for row in connection.execute(query)]


def person_by_username(connection: sa.Connection, username: str) -> int | None:
    """Return the id of the person with that username, also of one who has left."""
    query = sa.select(person.c.id).where(person.c.username == username)
    return connection.execute(query).scalar_one_or_none()


def is_person(connection: sa.Connection, person_id: int, level: int) -> bool:
    """Say whether there is such a person; a person has no packaging level."""
    return not level and person_id in people_of(connection, [person_id])
