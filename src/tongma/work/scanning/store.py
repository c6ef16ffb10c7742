"""The only SQL that scanning writes."""

import json

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.canonical import plain
from tongma.work.documents.query import find_document
from tongma.work.scanning.context import ReadPoint
from tongma.work.scanning.model import Resolution
from tongma.work.scanning.tables import kept_reading


def keep(tx: Tx, resolution: Resolution, where: ReadPoint, command: str = "") -> None:
    """Keep each symbol of a package that did not read clean.

    ``command``: what it was scanned for; empty where somebody only asked.
    """
    document = find_document(tx.connection, where.document) if where.document else None
    items = {one.candidate.item_id for one in resolution.ranked}
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
            "outcome": resolution.outcome,
            "scheme": reading.identifier.scheme if reading.identifier else "",
            "value": reading.identifier.value if reading.identifier else scan.raw.strip(),
            "item": next(iter(items)) if len(items) == 1 else 0,
            "findings": "\n".join(dict.fromkeys(one.code for one in reading.findings)),
            "repairs": "\n".join(dict.fromkeys(one.code for one in reading.repairs)),
            "chosen": json.dumps(plain(scan.chosen), sort_keys=True) if scan.chosen else "",
            "happened_at": tx.happened_at,
        }
        for scan, reading in zip(tx.request.scans, resolution.readings, strict=True)
    ]
    tx.insert(kept_reading, *rows)
