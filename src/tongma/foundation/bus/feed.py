"""The feed of records by number, as CloudEvents 1.0 (JSON format)."""

from typing import NamedTuple, Protocol

import sqlalchemy as sa

from tongma.foundation.bus.shapes import EventData, EventOut, HiddenEvent
from tongma.foundation.journal.tables import position, record
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.time import show_instant

LIMIT_MAX = 1000


class Header(NamedTuple):
    """What stands beside a record's body; ``seq`` is None where it waits for its number."""

    seq: int
    record_id: int
    request_id: str
    command: str
    outcome: str
    actor: int
    site: int
    owner: int
    document: int
    happened_at: int
    recorded_at: int


class Whole(NamedTuple):
    """A record's header, and the stored bytes."""

    header: Header
    envelope: bytes
    body: bytes
    lines: bytes


class ReadableRecord(Protocol):
    """What a right to read a record hangs on."""

    @property
    def actor(self) -> int:
        """Who did it."""
        ...

    @property
    def command(self) -> str:
        """What was done."""
        ...

    @property
    def site(self) -> int:
        """Where; 0 for nowhere."""
        ...

    @property
    def owner(self) -> int:
        """Whose goods it was about; 0 for nobody's."""
        ...


_HEADER = (position.c.seq, *(record.c[name] for name in Header._fields[1:]))


def may_read(actor: Actor, row: ReadableRecord) -> bool:
    """Say whether the actor may see the record: a right to read, or the right to such commands."""
    return actor.person == row.actor or any(
        actor.reach(action).holds(row.site, row.owner) for action in ("journal.read", row.command)
    )


def read_headers(connection: sa.Connection, after: int, limit: int) -> list[Header]:
    """Return the headers of the records after a number, so many at most."""
    query = (
        sa.select(*_HEADER)
        .join(record, record.c.record_id == position.c.record_id)
        .where(position.c.seq > after)
        .order_by(position.c.seq)
        .limit(min(limit, LIMIT_MAX))
    )
    return [Header(*row) for row in connection.execute(query)]


def event_for(actor: Actor, header: Header) -> EventOut | HiddenEvent:
    """Return a record as a CloudEvent; to whom has no right to it, the number only."""
    return event_of(header) if may_read(actor, header) else HiddenEvent(header.seq)


def event_of(header: Header) -> EventOut:
    """Return a record as a CloudEvent."""
    return EventOut(
        specversion="1.0",
        id=header.record_id,
        source=f"/sites/{header.site}",
        type=f"tongma.{header.command}",
        subject=str(header.document) if header.document else "",
        time=show_instant(header.happened_at),
        number=header.seq,
        data=EventData(
            outcome=header.outcome,
            request_id=header.request_id,
            actor=header.actor,
            site=header.site,
            owner=header.owner,
            document=header.document,
            recorded_at=show_instant(header.recorded_at),
        ),
    )


def whole_record(connection: sa.Connection, record_id: int) -> Whole | None:
    """Return one record with its stored bytes, or None."""
    query = (
        sa.select(*_HEADER, record.c.envelope, record.c.body, record.c.lines)
        .select_from(record)
        .join(position, record.c.record_id == position.c.record_id, isouter=True)
        .where(record.c.record_id == record_id)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    known = len(Header._fields)
    return Whole(Header(*row[:known]), *row[known:])
