"""Commands of scanning: what did not read clean is kept, and a conflict opens an exception."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.work.documents import store as documents
from tongma.work.documents.query import task_of
from tongma.work.documents.states import TaskKind, TaskState
from tongma.work.scanning.around import Where
from tongma.work.scanning.decide import decide_keep, decide_settle
from tongma.work.scanning.model import ConflictSettled, KeepReading, ReadingKept, SettleConflict
from tongma.work.scanning.resolving import Told, resolve_package
from tongma.work.scanning.store import is_clean, keep
from tongma.work.unknown_codes.model import Seen
from tongma.work.unknown_codes.store import note_unknown

CONFLICT = TaskKind.LABEL_CONFLICT


def keep_reading(tx: Tx, command: KeepReading) -> ReadingKept:
    """Decide again what the scans mean, and keep what is odd about them."""
    scans = tx.request.scans
    allow(decide_keep(len(scans)))
    where = Where(tx.request.station, command.site, command.place, command.document)
    told = resolve_package(tx.connection, scans, where, tx.now)
    site = told.situation.site or command.site
    tx.at(site=site, document=command.document)
    if not is_clean(told, scans):
        keep(tx, told, where)
    task = 0
    if told.resolved.outcome == "contradiction":
        task = _exception(tx, told, command, site)
    elif told.resolved.outcome in ("unknown", "unconfirmed"):
        task = _unknown(tx, told, command, site)
    return ReadingKept(told.resolved.outcome, task)


def _unknown(tx: Tx, told: Told, command: KeepReading, site: int) -> int:
    """Note a code that nobody has bound, once for the package: the one that names the product."""
    scans = tx.request.scans
    identifier = told.whole.identifier
    if identifier is None and (len(scans) > 1 or told.whole.status != "unknown"):
        return 0  # production data alone: the product is on another symbol
    scheme, value = (identifier.scheme, identifier.value) if identifier else ("internal", "")
    raw = "\n".join(scan.raw for scan in scans)
    seen = Seen(site, command.document, command.place)
    _code, task = note_unknown(tx, scheme, value or raw.strip(), raw, seen)
    return task


def _exception(tx: Tx, told: Told, command: KeepReading, site: int) -> int:
    """Say on the exception board that a label contradicts itself; once, however often scanned."""
    field, first, second = told.contradicted
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


KEEP_READING = Kind(
    "scanning.keep_reading", KeepReading, keep_reading, ReadingKept, open_to_all=True
)
KINDS = (
    KEEP_READING,
    Kind("scanning.settle_conflict", SettleConflict, settle_conflict, ConflictSettled),
)
