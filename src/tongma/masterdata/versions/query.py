"""What others may read of versions."""

import json
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tongma.masterdata.versions.model import Version
from tongma.masterdata.versions.tables import version


def current(connection: sa.Connection, kind: str, thing: int) -> Version | None:
    """Return the state that holds now."""
    return current_of(connection, kind, [thing]).get(thing)


def current_of(connection: sa.Connection, kind: str, things: Iterable[int]) -> dict[int, Version]:
    """Return the states that hold now, by record."""
    newest = (
        sa.select(version.c.thing, sa.func.max(version.c.number).label("number"))
        .where(version.c.kind == kind, version.c.thing.in_(sorted(set(things))))
        .group_by(version.c.thing)
        .subquery()
    )
    query = sa.select(version).join(
        newest,
        (version.c.kind == kind)
        & (version.c.thing == newest.c.thing)
        & (version.c.number == newest.c.number),
    )
    return {row.thing: _read(row, None) for row in connection.execute(query)}


def all_of(connection: sa.Connection, kind: str, thing: int) -> list[Version]:
    """Return every state, the oldest first."""
    query = (
        sa.select(version)
        .where(version.c.kind == kind, version.c.thing == thing)
        .order_by(version.c.number)
    )
    rows = connection.execute(query).all()
    ends = [*(row.saved_at for row in rows[1:]), *[None][: len(rows)]]
    return [_read(row, end) for row, end in zip(rows, ends, strict=True)]


def _read(row: Any, end: int | None) -> Version:
    body = json.loads(row.body)
    return Version(row.number, row.record_id, row.person, row.reason, row.saved_at, end, body)
