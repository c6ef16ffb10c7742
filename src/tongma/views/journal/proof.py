"""What can be proved of the records around one: with code of its own, from the stored bytes."""

import hashlib
import json
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.query import records_between
from tongma.views.journal.shapes import ProofFaultOut, ProofOut

REACH = 100
"""So many numbers before and behind a record are verified with it."""
_COLUMNS = ("record_id", "command", "outcome", "actor", "site", "owner", "document",
            "happened_at", "recorded_at")  # fmt: skip


def proof_around(connection: sa.Connection, number: int) -> ProofOut:
    """Verify that numbers run without gap, that body and lines hash to what each envelope says,
    and that the columns by which records are found repeat it.
    """
    first = max(number - REACH, 1)
    rows = records_between(connection, first, number + REACH)
    faults: list[ProofFaultOut] = []
    for expected, row in enumerate(rows, first):
        if row.seq != expected:
            faults.append(ProofFaultOut(expected, "gap"))
            break
        faults += _faults(row)
    return ProofOut(first, rows[-1].seq if rows else 0, len(rows), faults)


def _faults(row: Any) -> list[ProofFaultOut]:
    try:
        envelope = json.loads(row.envelope)
        body, lines = envelope["body_sha256"], envelope["lines_sha256"]
        columns = {name: envelope[name] for name in _COLUMNS}
    except (ValueError, LookupError, TypeError):
        return [ProofFaultOut(row.seq, "envelope")]
    found = [] if _hash(row.body) == body else [ProofFaultOut(row.seq, "body")]
    if _hash(row.lines) != lines:
        found.append(ProofFaultOut(row.seq, "lines"))
    if any(str(getattr(row, name)) != said for name, said in columns.items()):
        found.append(ProofFaultOut(row.seq, "columns"))
    return found


def _hash(part: bytes) -> str:
    return hashlib.sha256(part).hexdigest()
