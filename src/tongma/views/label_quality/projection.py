"""Keeping the tables up with the journal, part by part."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import sqlalchemy as sa

from devicecodes import Reading, read
from tongma.foundation.journal.tables import position, record
from tongma.foundation.kernel.time import local_date
from tongma.foundation.platform.bulk import upsert
from tongma.foundation.platform.jobs.turn import Turn
from tongma.masterdata.stations.query import profile_at
from tongma.masterdata.udidb.model import Carries
from tongma.masterdata.udidb.query import carries_of
from tongma.views.label_quality.decide import decide_labels, flags_of
from tongma.views.label_quality.model import FAULTS, LabelFaults, PackageOutcome
from tongma.views.label_quality.tables import label_count, label_fault
from tongma.work.documents.model import Document
from tongma.work.documents.query import documents_of

AT_ONCE = 50
"""So many records in a transaction: commands wait no longer than it takes to count them."""
_KEPT = "scanning.keep_reading"
_SEEN = ("scanned", "rfid")
_COLUMNS = (position.c.seq, record.c.command, record.c.outcome, record.c.document,
            record.c.happened_at, record.c.body)  # fmt: skip


class _Where(NamedTuple):
    """Whose labels, where and when."""

    partner: int
    site: int
    owner: int
    month: str


def project(turn: Turn) -> None:
    """Take records into the tables until the last, some in a transaction."""
    while not turn.on.database.write(partial(take_part, turn)):
        turn.beat()


def take_part(turn: Turn, connection: sa.Connection) -> bool:
    """Take the next records by number, and move the cursor with them; says whether these were the
    last ones.
    """
    after = turn.cursor(connection)
    rows = connection.execute(
        sa.select(*_COLUMNS)
        .join(record, record.c.record_id == position.c.record_id)
        .where(position.c.seq > after)
        .order_by(position.c.seq)
        .limit(AT_ONCE)
    ).all()
    if not rows:
        return True
    taken = [row for row in rows if row.command.startswith("receiving.") or row.command == _KEPT]
    papers = documents_of(connection, {row.document for row in taken if row.document})
    labels = Counter[_Where]()
    for row in taken:
        paper = papers.get(row.document)
        if paper is not None and paper.kind == "receipt" and paper.partner:
            _take(connection, row, paper, labels)
    for where, count in labels.items():
        _count(connection, where, count)
    turn.advance(connection, rows[-1].seq)
    return len(rows) < AT_ONCE


def _take(connection: sa.Connection, row: Any, paper: Document, labels: Counter[_Where]) -> None:
    """Judge the labels of a record; how many there were is added to ``labels``."""
    body = json.loads(row.body)
    scans = [one for one in body["scans"] if one["way"] in _SEEN]
    if not scans:
        return
    received = row.command != _KEPT and row.outcome != "refused"
    month = local_date(row.happened_at, "UTC")[:7]
    where = _Where(paper.partner, paper.site, paper.owner, month)
    if received:
        labels[where] += len(scans)
    readings = _read(connection, scans, body["station"])
    registered = [_carries(connection, one) for one in readings]
    judged = decide_labels(readings, registered, _outcome(body))
    for scan, judgement in zip(scans, judged, strict=True):
        if judgement.faults:
            label = {
                **where._asdict(),
                "document": paper.id,
                "raw": scan["raw"],
                "station": body["station"],
                "happened_at": row.happened_at,
            }
            _keep(connection, label, judgement, times=int(received))


def _read(
    connection: sa.Connection, scans: Sequence[Mapping[str, Any]], station: str
) -> list[Reading]:
    profile = profile_at(connection, station) if station else None
    return [read(scan["raw"], scan["symbology"], profile=profile) for scan in scans]


def _carries(connection: sa.Connection, reading: Reading) -> Carries | None:
    identifier = reading.identifier
    return (
        None if identifier is None else carries_of(connection, identifier.scheme, identifier.value)
    )


def _outcome(body: Mapping[str, Any]) -> PackageOutcome:
    result = body["result"]
    code = body["refusal"]["code"] if body["refusal"] else body["held"] or ""
    asked = result.get("outcome")
    if asked in ("unknown", "unconfirmed"):
        code = f"code_{asked}"
    return PackageOutcome(code, frozenset(result.get("differences", ())))


def _count(connection: sa.Connection, where: _Where, labels: int) -> None:
    query = upsert(connection.dialect.name, label_count).values(**where._asdict(), labels=labels)
    more = {"labels": label_count.c.labels + query.excluded.labels}
    connection.execute(query.on_conflict_do_update(index_elements=_Where._fields, set_=more))


def _keep(
    connection: sa.Connection, label: Mapping[str, Any], found: LabelFaults, *, times: int
) -> None:
    """Keep a faulty label; scanned again in the same receipt it counts more, and learns faults."""
    digest = hashlib.sha256(label["raw"].encode()).hexdigest()[:32]
    query = upsert(connection.dialect.name, label_fault).values(
        **label, digest=digest, times=times, codes="\n".join(found.codes), **flags_of(found.faults)
    )
    more: dict[str, Any] = {"times": label_fault.c.times + query.excluded.times}
    for name in FAULTS:
        there, new = label_fault.c[name], query.excluded[name]
        more[name] = sa.case((there > new, there), else_=new)
    key = ["document", "digest"]
    connection.execute(query.on_conflict_do_update(index_elements=key, set_=more))
