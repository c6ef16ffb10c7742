"""Writing records in batches: the newest version stays, the same batch again changes nothing.

A batch, its faults and the place that it reaches are one transaction, so that a load which is
killed goes on behind the last whole batch.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import ensure
from tongma.foundation.platform.bulk import copy_rows, insert_rows
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.udidb.model import LOAD_STEPS, FileFault, LoadState, Position, Record
from tongma.masterdata.udidb.tables import device, fault, load, number, registration

TakeIds = Callable[[sa.Connection, int], Sequence[int]]
MOST_FAULTS = 20_000
"""Faults of one load that are kept; all are counted."""
_IN_ONE = 500
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_LOADING = 0x7564696462
_COLUMNS = tuple(column.name for column in device.columns)
_UPDATE = Prepared(
    sa.update(device)
    .where(device.c.id == sa.bindparam("of"))
    .values({name: sa.bindparam(name) for name in _COLUMNS if name != "id"})
)
_DROP_NUMBERS = Prepared(sa.delete(number).where(number.c.device == sa.bindparam("of")))
_DROP_REGISTRATIONS = Prepared(
    sa.delete(registration).where(registration.c.device == sa.bindparam("of"))
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: its row, the last place, and what was counted so far."""

    id: int
    place: Position | None = None
    records: int = 0
    taken: int = 0
    faults: int = 0
    state: str = LoadState.OPEN

    @property
    def done(self) -> bool:
        """Whether the file is loaded to its end."""
        return self.state == LoadState.DONE


def begin(
    connection: sa.Connection, take_ids: TakeIds, fingerprint: str, name: str, now: int
) -> Progress:
    """Return where the load of this file stands; a new row where it never began."""
    row = connection.execute(sa.select(load).where(load.c.fingerprint == fingerprint)).one_or_none()
    if row is None:
        fresh = take_ids(connection, 1)[0]
        values = {
            "id": fresh,
            "fingerprint": fingerprint,
            "name": name,
            "state": LoadState.OPEN.value,
        }
        counts = dict.fromkeys(("record", "records", "taken", "faults", "finished_at"), 0)
        insert_rows(connection, load, [{**values, **counts, "path": "", "started_at": now}])
        return Progress(fresh)
    place = Position(row.path, row.record) if row.path else None
    return Progress(row.id, place, row.records, row.taken, row.faults, row.state)


def restart(connection: sa.Connection, progress: Progress) -> Progress:
    """Begin a file anew, its faults forgotten."""
    fresh = _moved(Progress(progress.id, state=progress.state), LoadState.OPEN)
    connection.execute(sa.delete(fault).where(fault.c.load == progress.id))
    connection.execute(_reached(fresh).values(path="", record=0, finished_at=0))
    return fresh


def finish(connection: sa.Connection, progress: Progress, now: int) -> Progress:
    """Say that the file is loaded to its end."""
    done = _moved(progress, LoadState.DONE)
    connection.execute(_reached(done).values(finished_at=now))
    return done


def _moved(progress: Progress, to: LoadState) -> Progress:
    ensure((progress.state, to) in LOAD_STEPS, f"a load goes from {progress.state} to {to}")
    return replace(progress, state=to.value)


def _reached(progress: Progress) -> sa.Update:
    return (
        sa.update(load)
        .where(load.c.id == progress.id)
        .values(
            records=progress.records,
            taken=progress.taken,
            faults=progress.faults,
            state=progress.state,
        )
    )


def take_batch(
    connection: sa.Connection,
    take_ids: TakeIds,
    progress: Progress,
    batch: "Batch",
) -> Progress:
    """Write a batch and the place that it reaches; return the new progress."""
    if connection.dialect.name == "postgresql":
        # One batch at a time, as on SQLite: two loads may bring the same new record.
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOADING)))
        # A table that was empty a moment ago has no statistics: without this the planner reads
        # all of it for each batch and, for the life of the connection, for each foreign key.
        connection.execute(sa.text("SET LOCAL enable_seqscan = off"))
    taken = _take_records(connection, take_ids, batch.records)
    room = max(0, MOST_FAULTS - progress.faults)
    kept = [_fault_row(progress, seq, one) for seq, one in enumerate(batch.faults[:room])]
    insert_rows(connection, fault, kept)
    reached = Progress(
        progress.id,
        batch.place,
        progress.records + len(batch.records),
        progress.taken + taken,
        progress.faults + len(batch.faults),
    )
    connection.execute(_reached(reached).values(path=batch.place.path, record=batch.place.record))
    return reached


@dataclass(frozen=True, slots=True)
class Batch:
    """Records and faults up to a place."""

    place: Position
    records: Sequence[Record]
    faults: Sequence[FileFault]


def _fault_row(progress: Progress, seq: int, found: FileFault) -> dict[str, Any]:
    return {
        "load": progress.id,
        "seq": progress.faults + seq,
        "path": found.place.path,
        "record": found.place.record,
        "code": found.code,
        "detail": found.detail[:200],
        "lost": int(found.lost),
    }


def _take_records(connection: sa.Connection, take_ids: TakeIds, records: Sequence[Record]) -> int:
    """Insert what is new, replace what is older; return how many rows changed."""
    newest: dict[tuple[str, str], Record] = {}
    for record in records:
        at = record.source, record.primary
        if at not in newest or _age(newest[at]) <= _age(record):
            newest[at] = record
    known = _known(connection, newest)
    rows = {at: row_of(record) for at, record in newest.items()}
    fresh = [at for at in newest if at not in known]
    changed = [
        at
        for at, there in known.items()
        if (there.version, there.version_on) <= _age(newest[at])
        and there.digest != rows[at]["digest"]
    ]
    ids = dict(zip(fresh, take_ids(connection, len(fresh)), strict=True)) if fresh else {}
    copy_rows(connection, device, [{"id": ids[at], **rows[at]} for at in fresh])
    if changed:
        old = [{"of": known[at].id} for at in changed]
        _DROP_NUMBERS.many(connection, old)
        _DROP_REGISTRATIONS.many(connection, old)
        _UPDATE.many(connection, [{"of": known[at].id, **rows[at]} for at in changed])
        ids |= {at: known[at].id for at in changed}
    _insert_parts(connection, [(ids[at], newest[at]) for at in (*fresh, *changed)])
    return len(fresh) + len(changed)


def _age(record: Record) -> tuple[int, str]:
    return record.version, record.version_on


class _There(NamedTuple):
    """What decides whether a record replaces the one that is there."""

    id: int
    digest: str
    version: int
    version_on: str


def _known(
    connection: sa.Connection, wanted: Mapping[tuple[str, str], Record]
) -> dict[tuple[str, str], _There]:
    found: dict[tuple[str, str], _There] = {}
    numbers = sorted({primary for _, primary in wanted})
    sources = sorted({source for source, _ in wanted})
    columns = (device.c.source, device.c.primary_di, *(device.c[one] for one in _There._fields))
    for start in range(0, len(numbers), _IN_ONE):
        part = numbers[start : start + _IN_ONE]
        query = sa.select(*columns).where(
            device.c.primary_di.in_(part), device.c.source.in_(sources)
        )
        for source, primary, *there in connection.execute(query):
            if (source, primary) in wanted:
                found[source, primary] = _There(*there)
    return found


def _insert_parts(connection: sa.Connection, taken: Sequence[tuple[int, Record]]) -> None:
    copy_rows(
        connection,
        number,
        [
            {
                "device": of,
                "seq": seq,
                "value": di.value,
                "role": di.role,
                "issuer": di.issuer,
                "contains": di.contains,
                "quantity": di.quantity or 0,
                "level": di.level,
                "status": di.status,
                "ended": di.ended,
            }
            for of, record in taken
            for seq, di in enumerate(record.numbers)
        ],
    )
    copy_rows(
        connection,
        registration,
        [{"number": text, "device": of} for of, record in taken for text in record.registrations],
    )


def row_of(record: Record) -> dict[str, Any]:
    """Return the row of a record, without its id."""
    details = {
        "published_on": record.published_on,
        "description": record.description,
        "registrant_code": record.registrant_code,
        "nhsa_codes": record.nhsa_codes,
        "kind": record.kind,
        "carries": {
            name: getattr(record.carries, name)
            for name in ("lot", "serial", "produced", "expiry", "donation")
        },
        "single_use": record.single_use,
        "sterile": record.sterile,
        "sterilise_first": record.sterilise_first,
        "kit": record.kit,
        "mri": record.mri,
        "storage": [one._asdict() for one in record.storage],
        "more": dict(record.more),
    }
    row = {
        "source": record.source,
        "primary_di": record.primary,
        "issuer": record.issuer,
        "record_key": record.key,
        "version": record.version,
        "version_on": record.version_on,
        "status": record.status,
        "name": record.name,
        "brand": record.brand,
        "model": record.model,
        "article": record.article,
        "registrant": record.registrant,
        "registrations": "\n".join(record.registrations),
        "product_codes": "\n".join(record.product_codes),
        "withdrawn_on": record.withdrawn_on,
        "details": _JSON.encode(details),
    }
    whole = repr((tuple(row.values()), record.numbers)).encode()
    return {**row, "digest": hashlib.sha256(whole).hexdigest()[:32]}
