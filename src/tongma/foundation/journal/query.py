"""Reading records back."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.tables import position, record, secret

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
    record.c.body,
)


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
