"""Commands of scanning: what did not read clean is kept, and a conflict opens an exception."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.work.documents import store as documents
from tongma.work.documents.query import find_document, task_of
from tongma.work.documents.states import TaskKind, TaskState
from tongma.work.scanning.context import ReadPoint
from tongma.work.scanning.decide import decide_keep, decide_settle
from tongma.work.scanning.labels import contradiction_in, is_clean
from tongma.work.scanning.model import (
    ConflictSettled,
    KeepReading,
    ReadingKept,
    Resolution,
    SettleConflict,
)
from tongma.work.scanning.resolution import resolve_package
from tongma.work.scanning.store import keep
from tongma.work.unknown_codes.model import SeenAt
from tongma.work.unknown_codes.store import note_unknown

CONFLICT = TaskKind.LABEL_CONFLICT


def keep_reading(tx: Tx, command: KeepReading) -> ReadingKept:
    """Decide again what the scans mean, and keep what is odd about them."""
    scans = tx.request.scans
    allow(decide_keep(len(scans)))
    where = ReadPoint(tx.reach, tx.request.station, command.site, command.place, command.document)
    resolution = resolve_package(tx.connection, scans, where, tx.now)
    site = resolution.facts.site or command.site
    tx.at(site=site, document=command.document)
    there = find_document(tx.connection, command.document) if command.document else None
    if there is not None:
        tx.at(site=there.site, owner=there.owner)
    if not is_clean(resolution, scans):
        keep(tx, resolution, where)
    task = 0
    if resolution.outcome == "contradiction":
        task = _exception(tx, resolution, command, site)
    elif resolution.outcome in ("unknown", "unconfirmed"):
        task = _unknown(tx, resolution, command, site)
    return ReadingKept(resolution.outcome, task)


def _unknown(tx: Tx, resolution: Resolution, command: KeepReading, site: int) -> int:
    """Note a code that nobody has bound, once for the package: the one that names the product."""
    scans = tx.request.scans
    identifier = resolution.reading.identifier
    if identifier is None and (len(scans) > 1 or resolution.reading.status != "unknown"):
        return 0  # production data alone: the product is on another symbol
    scheme, value = (identifier.scheme, identifier.value) if identifier else ("internal", "")
    raw = "\n".join(scan.raw for scan in scans)
    seen = SeenAt(site, command.document, command.place)
    _code, task = note_unknown(tx, scheme, value or raw.strip(), raw, seen)
    return task


def _exception(tx: Tx, resolution: Resolution, command: KeepReading, site: int) -> int:
    """Say on the exception board that a label contradicts itself; once, however often scanned."""
    field, first, second = contradiction_in(resolution)
    facts = {
        "raw": "\n".join(scan.raw for scan in tx.request.scans),
        "field": field,
        "first": first,
        "second": second,
    }
    there = documents.open_task_with(tx, CONFLICT, command.document, facts)
    if there:
        return there
    return documents.add_task(
        tx,
        CONFLICT,
        site=site,
        document_id=command.document,
        place=command.place,
        facts=facts,
    )


def settle_conflict(tx: Tx, command: SettleConflict) -> ConflictSettled:
    """Close the exception with a reason."""
    there = task_of(tx.connection, command.task)
    if there is None or there.kind != CONFLICT or there.state == TaskState.DONE:
        raise refuse("task_unknown", task=str(command.task))
    tx.at(site=there.site, document=there.document)
    allow(decide_settle(tx.request.reason))
    documents.finish_task(tx, there.id)
    return ConflictSettled(there.id, TaskState.DONE)


KEEP_READING = Kind("scanning.keep_reading", KeepReading, keep_reading, ReadingKept)
KINDS = (
    KEEP_READING,
    Kind("scanning.settle_conflict", SettleConflict, settle_conflict, ConflictSettled),
)
