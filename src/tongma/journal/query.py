"""Reading records back."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.journal.tables import position, record, secret


def records(
    connection: sa.Connection, *, document: int = 0, ids: Sequence[int] = (), limit: int = 500
) -> Sequence[Any]:
    """Return records of a document or by id, in the order of their numbers."""
    query = (
        sa.select(
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
        .join(position, position.c.record_id == record.c.record_id)
        .order_by(position.c.seq)
        .limit(limit)
    )
    if document:
        query = query.where(record.c.document == document)
    else:
        query = query.where(record.c.record_id.in_(list(ids)))
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
