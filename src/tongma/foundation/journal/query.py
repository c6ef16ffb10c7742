"""Reading records back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.journal.tables import pending, position, record, secret

_COLUMNS = (
    position.c.seq,
    record.c.record_id,
    record.c.command,
    record.c.outcome,
    record.c.actor,
    record.c.site,
    record.c.owner,
    record.c.document,
    record.c.happened_at,
    record.c.recorded_at,
    record.c.envelope,
    record.c.body,
)

_STEP = 900


class Doing(NamedTuple):
    """Who did something, and when: microseconds, UTC."""

    actor: int
    happened_at: int


def records(
    connection: sa.Connection, *, document: int = 0, ids: Sequence[int] = (), limit: int = 500
) -> Sequence[Any]:
    """Return records of a document or by id, in the order of their numbers."""
    query = (
        sa.select(*_COLUMNS)
        .join(position, position.c.record_id == record.c.record_id)
        .order_by(position.c.seq)
        .limit(limit)
    )
    if document:
        query = query.where(record.c.document == document)
    else:
        query = query.where(record.c.record_id.in_(list(ids)))
    return connection.execute(query).all()


def doings(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Doing]:
    """Return who did what by record id and when, of records without a number too."""
    ordered = sorted(set(ids))
    found: dict[int, Doing] = {}
    for at in range(0, len(ordered), _STEP):
        query = sa.select(record.c.record_id, record.c.actor, record.c.happened_at).where(
            record.c.record_id.in_(ordered[at : at + _STEP])
        )
        found |= {
            row.record_id: Doing(row.actor, row.happened_at) for row in connection.execute(query)
        }
    return found


def latest_records(
    connection: sa.Connection,
    equal: Mapping[str, object],
    *,
    command: str = "",
    before: int = 0,
    limit: int = 100,
) -> Sequence[Any]:
    """Return records from the newest to the oldest.

    ``equal`` narrows by plain columns (``outcome``, ``actor``), ``command`` by a part of its name;
    ``before`` is the last number seen, 0 none.
    """
    query = (
        sa.select(*_COLUMNS)
        .join(position, position.c.record_id == record.c.record_id)
        .order_by(position.c.seq.desc())
        .limit(limit)
    )
    for name, value in equal.items():
        query = query.where(record.c[name] == value)
    if command:
        query = query.where(record.c.command.contains(command, autoescape=True))
    if before:
        query = query.where(position.c.seq < before)
    return connection.execute(query).all()


def records_between(connection: sa.Connection, first: int, last: int) -> Sequence[Any]:
    """Return the records with numbers from ``first`` to ``last``, in their order, with lines."""
    query = (
        sa.select(*_COLUMNS, record.c.lines)
        .join(position, position.c.record_id == record.c.record_id)
        .where(position.c.seq.between(first, last))
        .order_by(position.c.seq)
    )
    return connection.execute(query).all()


class Newest(NamedTuple):
    """The last record that has a number, and what waits for one (PostgreSQL); 0 for none."""

    seq: int
    known_at: int
    waiting: int
    waiting_since: int


def newest_of(connection: sa.Connection) -> Newest:
    """Return how far the numbers are."""
    last = sa.select(position.c.seq, position.c.known_at).order_by(position.c.seq.desc()).limit(1)
    seq, known_at = connection.execute(last).one_or_none() or (0, 0)
    left = sa.select(sa.func.count(), sa.func.min(record.c.recorded_at)).select_from(
        pending.join(record, record.c.record_id == pending.c.record_id)
    )
    waiting, since = connection.execute(left).one()
    return Newest(seq, known_at, waiting, since or 0)


def secrets_of(connection: sa.Connection, ids: Sequence[int], path: str) -> dict[int, str]:
    """Return the private texts of records under a path, as far as they have not been erased."""
    query = sa.select(secret.c.record_id, secret.c.path, secret.c.value).where(
        secret.c.record_id.in_(list(ids))
    )
    return {
        row.record_id: row.value
        for row in connection.execute(query)
        if row.path.partition("#")[0] == path
    }


def happened_at_of(connection: sa.Connection, record_id: int) -> int:
    """Return when a record's command happened, in microseconds UTC."""
    query = sa.select(record.c.happened_at).where(record.c.record_id == record_id)
    return int(connection.execute(query).scalar_one())
