"""The records of a document, told in order."""

import json
from typing import Any

import sqlalchemy as sa

from tongma.foundation.bus.feed import may_read
from tongma.foundation.journal.query import records, secrets_of
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.views.journal.shapes import ScanChosenOut, ScanMadeOut, TimelineRecordOut
from tongma.work.documents.query import readable_document


def document_timeline(
    connection: sa.Connection, actor: Actor, document: int
) -> list[TimelineRecordOut]:
    """Return a document's records, the oldest first, as far as the actor may see them.

    Refusal ``document_unknown``.
    """
    reach = actor.reach("documents.read")
    readable_document(connection, document, reach)
    rows = [
        row
        for row in records(connection, document=document)
        if may_read(actor, row) or reach.holds(row.site, row.owner)
    ]
    names = Names(connection).read(people=[row.actor for row in rows])
    reasons = secrets_of(connection, [row.record_id for row in rows], "reason")
    return [_shown(row, names, reasons.get(row.record_id, "")) for row in rows]


def _shown(row: Any, names: Names, reason: str) -> TimelineRecordOut:
    body = json.loads(row.body)
    refusal = body["refusal"]
    return TimelineRecordOut(
        number=row.seq,
        record_id=row.record_id,
        command=row.command,
        outcome=row.outcome,
        code=refusal["code"] if refusal else None,
        facts=refusal["facts"] if refusal else body["result"],
        person=names.person(row.actor),
        happened_at=show_instant(row.happened_at),
        recorded_at=show_instant(row.recorded_at),
        reason=reason,
        station=body["station"],
        scans=[_scan(scan) for scan in body["scans"]],
    )


def _scan(scan: dict[str, Any]) -> ScanMadeOut:
    """Return a scan as it was recorded; the oldest records know of nothing that was chosen."""
    chosen = scan.get("chosen")
    return ScanMadeOut(
        scan["raw"],
        scan["symbology"],
        scan["way"],
        ScanChosenOut(**chosen | {"item": int(chosen["item"])}) if chosen else None,
    )
