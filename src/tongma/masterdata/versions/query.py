"""What others may read of versions."""

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple, TypeVar

import sqlalchemy as sa

from tongma.masterdata.versions.body import data_of
from tongma.masterdata.versions.model import Version
from tongma.masterdata.versions.tables import version

D = TypeVar("D")


class _Kept(NamedTuple):
    """A row of the table of versions."""

    thing: int
    number: int
    record_id: int
    person: int
    reason: str
    saved_at: int
    body: str


_COLUMNS = tuple(version.c[name] for name in _Kept._fields)


def current(connection: sa.Connection, kind: str, thing: int) -> Version | None:
    """Return the state that holds now."""
    return current_of(connection, kind, [thing]).get(thing)


def current_data(connection: sa.Connection, kind: str, thing: int, shape: type[D]) -> D | None:
    """Return what is said of a record now; None where there is none."""
    found = current(connection, kind, thing)
    return None if found is None else data_of(shape, found.body)


def current_of(connection: sa.Connection, kind: str, things: Iterable[int]) -> dict[int, Version]:
    """Return the states that hold now, by record."""
    newest = (
        sa.select(version.c.thing, sa.func.max(version.c.number).label("number"))
        .where(version.c.kind == kind, version.c.thing.in_(sorted(set(things))))
        .group_by(version.c.thing)
        .subquery()
    )
    query = sa.select(*_COLUMNS).join(
        newest,
        (version.c.kind == kind)
        & (version.c.thing == newest.c.thing)
        & (version.c.number == newest.c.number),
    )
    rows = [_Kept(*row) for row in connection.execute(query)]
    return {row.thing: _version(row, None) for row in rows}


def all_of(connection: sa.Connection, kind: str, thing: int) -> list[Version]:
    """Return every state, the oldest first."""
    query = (
        sa.select(*_COLUMNS)
        .where(version.c.kind == kind, version.c.thing == thing)
        .order_by(version.c.number)
    )
    rows = [_Kept(*row) for row in connection.execute(query)]
    ended = [_version(row, following.saved_at) for row, following in pairwise(rows)]
    return [*ended, *(_version(row, None) for row in rows[-1:])]


def _version(row: _Kept, end: int | None) -> Version:
    body = json.loads(row.body)
    return Version(row.number, row.record_id, row.person, row.reason, row.saved_at, end, body)
