"""The records of a document or of goods, told in order."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.bus.feed import may_read
from tongma.foundation.journal.query import records, secrets_of
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.stock.query.history import last_movements
from tongma.views.lists.names import Names
from tongma.work.documents.query import readable_document


def document_timeline(
    connection: sa.Connection, actor: Actor, document: int
) -> list[dict[str, Any]]:
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
    return _told(connection, rows)


def goods_timeline(
    connection: sa.Connection, actor: Actor, wanted: dict[str, int], limit: int
) -> list[dict[str, Any]]:
    """Return the movements of an item, lot, piece or place, the newest first."""
    moves = last_movements(connection, limit=limit, reach=actor.reach("stock.read"), **wanted)
    ids = sorted({one.record_id for one in moves})
    known = {row.record_id: row for row in records(connection, ids=ids) if may_read(actor, row)}
    names = Names(connection).read(
        items=[m.item for m in moves],
        lots=[m.lot for m in moves],
        pieces=[m.piece for m in moves],
        places=[p for m in moves for p in (m.from_place, m.to_place)],
        people=[row.actor for row in known.values()],
    )
    return [
        {
            "record_id": str(m.record_id),
            "number": known[m.record_id].seq,
            "command": known[m.record_id].command,
            "document": str(known[m.record_id].document),
            "person": names.person(known[m.record_id].actor),
            "happened_at": show_instant(m.happened_at),
            "item": names.item(m.item),
            "lot": names.lot(m.lot),
            "piece": names.piece(m.piece),
            "from": names.place(m.from_place),
            "from_status": m.from_status,
            "to": names.place(m.to_place),
            "to_status": m.to_status,
            "quantity": show(m.quantity, names.decimals(m.item)),
        }
        for m in moves
        if m.record_id in known
    ]


def _told(connection: sa.Connection, rows: Sequence[Any]) -> list[dict[str, Any]]:
    names = Names(connection).read(people=[row.actor for row in rows])
    reasons = secrets_of(connection, [row.record_id for row in rows], "reason")
    found = []
    for row in rows:
        body = json.loads(row.body)
        refusal = body["refusal"]
        found.append(
            {
                "number": row.seq,
                "record_id": str(row.record_id),
                "command": row.command,
                "outcome": row.outcome,
                "code": refusal["code"] if refusal else None,
                "facts": refusal["facts"] if refusal else body["result"],
                "person": names.person(row.actor),
                "happened_at": show_instant(row.happened_at),
                "recorded_at": show_instant(row.recorded_at),
                "reason": reasons.get(row.record_id, ""),
                "station": body["station"],
                "scans": body["scans"],
            }
        )
    return found
