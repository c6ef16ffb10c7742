"""The feed of records by number, as CloudEvents 1.0 (JSON format)."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.tables import position, record
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.time import show_instant

LIMIT_MAX = 1000
_COLUMNS = (
    position.c.seq,
    position.c.known_at,
    record.c.record_id,
    record.c.request_id,
    record.c.command,
    record.c.outcome,
    record.c.actor,
    record.c.site,
    record.c.owner,
    record.c.document,
    record.c.happened_at,
    record.c.recorded_at,
)

MayRead = Callable[[Actor, Any], bool]


def may_read(actor: Actor, row: Any) -> bool:
    """Say whether the actor may see the record: a right to read, or the right to such commands."""
    where = {"site": row.site, "owner": row.owner}
    return (
        actor.person == row.actor
        or actor.role_for("journal.read", **where) is not None
        or actor.role_for(row.command, **where) is not None
    )


def read_feed(
    connection: sa.Connection, actor: Actor, *, after: int = 0, limit: int = 100
) -> list[dict[str, Any]]:
    """Return the records after a number as CloudEvents; without the right, the number only."""
    query = (
        sa.select(*_COLUMNS)
        .join(record, record.c.record_id == position.c.record_id)
        .where(position.c.seq > after)
        .order_by(position.c.seq)
        .limit(min(limit, LIMIT_MAX))
    )
    return [
        event_of(row) if may_read(actor, row) else {"number": row.seq, "hidden": True}
        for row in connection.execute(query)
    ]


def event_of(row: Any) -> dict[str, Any]:
    """Return a record's row as a CloudEvent; the number is an extension attribute."""
    return {
        "specversion": "1.0",
        "id": str(row.record_id),
        "source": f"/sites/{row.site}",
        "type": f"tongma.{row.command}",
        "subject": str(row.document) if row.document else "",
        "time": show_instant(row.happened_at),
        "number": row.seq,
        "data": {
            "outcome": row.outcome,
            "request_id": row.request_id,
            "actor": str(row.actor),
            "site": str(row.site),
            "owner": str(row.owner),
            "document": str(row.document),
            "recorded_at": show_instant(row.recorded_at),
        },
    }


def record_body(connection: sa.Connection, record_id: int) -> Any:
    """Return the stored bytes of one record, or None."""
    query = (
        sa.select(*_COLUMNS, record.c.envelope, record.c.body, record.c.lines)
        .join(position, record.c.record_id == position.c.record_id, isouter=True)
        .where(record.c.record_id == record_id)
    )
    return connection.execute(query).one_or_none()


def timeline(
    connection: sa.Connection, actor: Actor, document: int, *, limit: int = 200
) -> list[dict[str, Any]]:
    """Return a document's records in their order, as far as the actor may see them."""
    query = (
        sa.select(*_COLUMNS)
        .join(record, record.c.record_id == position.c.record_id)
        .where(record.c.document == document)
        .order_by(position.c.seq)
        .limit(limit)
    )
    return [event_of(row) for row in connection.execute(query) if may_read(actor, row)]
