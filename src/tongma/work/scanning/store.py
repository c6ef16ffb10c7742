"""The only SQL that scanning writes."""

import json
from collections.abc import Sequence

from tongma.foundation.commands.model import Scan
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.canonical import plain
from tongma.work.documents.query import find_document
from tongma.work.scanning.around import Where
from tongma.work.scanning.resolving import Told
from tongma.work.scanning.tables import kept_reading


def is_clean(told: Told, scans: Sequence[Scan]) -> bool:
    """Say whether there is nothing to keep: taken at once, as it is on the label."""
    return (
        told.resolved.outcome == "accepted"
        and all(one.status in ("valid", "unknown") for one in told.readings)
        and all(scan.chosen is None for scan in scans)
    )


def keep(tx: Tx, told: Told, where: Where, command: str = "") -> None:
    """Keep each symbol of a package that did not read clean.

    ``command``: what it was scanned for; empty where somebody only asked.
    """
    document = find_document(tx.connection, where.document) if where.document else None
    items = {one.meant.item_id for one in told.resolved.ranked}
    rows = [
        {
            "id": tx.new_id(),
            "record_id": tx.record_id,
            "command": command,
            "raw": scan.raw,
            "symbology": reading.symbology or scan.symbology or "",
            "way": scan.way,
            "station": tx.request.station,
            "site": where.site or (document.site if document else 0),
            "owner": document.owner if document else 0,
            "document": where.document,
            "partner": document.partner if document else 0,
            "status": reading.status,
            "outcome": told.resolved.outcome,
            "scheme": reading.identifier.scheme if reading.identifier else "",
            "value": reading.identifier.value if reading.identifier else scan.raw.strip(),
            "item": next(iter(items)) if len(items) == 1 else 0,
            "findings": "\n".join(dict.fromkeys(one.code for one in reading.findings)),
            "repairs": "\n".join(dict.fromkeys(one.code for one in reading.repairs)),
            "chosen": json.dumps(plain(scan.chosen), sort_keys=True) if scan.chosen else "",
            "happened_at": tx.happened_at,
        }
        for scan, reading in zip(tx.request.scans, told.readings, strict=True)
    ]
    tx.insert(kept_reading, *rows)
