"""What was done, the newest first, with names: the journal as people read it."""

import json
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.bus.feed import may_read
from tongma.foundation.bus.shapes import HiddenEvent
from tongma.foundation.journal.query import latest_records
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.views.journal.shapes import ActivityOut
from tongma.work.documents.model import Document
from tongma.work.documents.query import documents_of
from tongma.work.documents.shapes import DocumentOut


class ActivityFilter(NamedTuple):
    """What the list may be narrowed to; empty and 0 mean everything."""

    outcome: str = ""
    command: str = ""
    """Part of a command's name."""
    person: int = 0
    before: int = 0
    """The number of the last record seen."""


def activity(
    connection: sa.Connection, actor: Actor, wanted: ActivityFilter, limit: int
) -> list[ActivityOut | HiddenEvent]:
    """Return records, the newest first; one that the actor may not read has its number only."""
    given = {"outcome": wanted.outcome, "actor": wanted.person}
    equal = {name: value for name, value in given.items() if value}
    rows = latest_records(
        connection, equal, command=wanted.command, before=wanted.before, limit=limit
    )
    readable = [row for row in rows if may_read(actor, row)]
    documents = documents_of(connection, [row.document for row in readable])
    names = Names(connection).read(
        people=[one for row in readable for one in (row.actor, _maker(row))],
        places=[row.site for row in readable],
    )
    shown = {row.seq: _shown(row, names, documents.get(row.document)) for row in readable}
    return [shown.get(row.seq) or HiddenEvent(row.seq) for row in rows]


def _shown(row: Any, names: Names, document: Document | None) -> ActivityOut:
    refusal = json.loads(row.body)["refusal"]
    credential = json.loads(row.envelope).get("credential", "")
    named = None if document is None else DocumentOut(document.id, document.kind, document.number)
    return ActivityOut(
        number=row.seq,
        record_id=row.record_id,
        command=row.command,
        outcome=row.outcome,
        code=refusal["code"] if refusal else None,
        person=names.person(row.actor),
        site=names.place(row.site),
        document=named,
        happened_at=show_instant(row.happened_at),
        recorded_at=show_instant(row.recorded_at),
        credential=credential,
        credential_by=names.person(_maker(row)),
    )


def _maker(row: Any) -> int:
    """Return who made the key by which somebody acted; 0 for none."""
    return int(json.loads(row.envelope).get("credential_by", 0))
