"""Loading a released file into the tables, in batches, to be killed and started again at will."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from tongma.foundation.platform.clock import Clock
from tongma.foundation.platform.db import Database
from tongma.masterdata.udidb import store
from tongma.masterdata.udidb.model import FileFault, Record
from tongma.masterdata.udidb.read import read
from tongma.masterdata.udidb.store import Batch, Progress

BATCH = 2_000
_EDGE = 1 << 20
Report = Callable[[Progress], None]


def fingerprint(path: Path) -> str:
    """Return what tells one released file from another: size, beginning and end.

    A folder is told by its files. Whole files of gigabytes are not read twice for it.
    """
    digest = hashlib.sha256()
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    for file in files:
        if file.is_file():
            size = file.stat().st_size
            digest.update(f"{file.name} {size}\n".encode())
            with file.open("rb") as opened:
                digest.update(opened.read(_EDGE))
                opened.seek(max(0, size - _EDGE))
                digest.update(opened.read(_EDGE))
    return digest.hexdigest()


def load(
    database: Database,
    clock: Clock,
    path: Path,
    report: Report | None = None,
    *,
    again: bool = False,
) -> Progress:
    """Load a file, or what is left of it; `report` is told of each batch that is safe.

    A file that was loaded to its end is left alone, unless `again`. The same file in any number of
    parts, and older files behind newer ones, give the same tables.
    """
    mark = fingerprint(path)
    progress = database.write(
        lambda tx: store.begin(tx, database.take_ids, mark, path.name, clock.now())
    )
    if again and (progress.done or progress.place is not None):
        old = progress
        progress = database.write(lambda tx: store.restart(tx, old))
    if progress.done:
        return progress
    records: list[Record] = []
    faults: list[FileFault] = []
    place = progress.place
    for place, record, odd in read(path, progress.place):
        if record is not None:
            records.append(record)
        faults += odd
        if len(records) + len(faults) >= BATCH:
            progress = _take(database, progress, Batch(place, records, faults))
            records, faults = [], []
            if report is not None:
                report(progress)
    if place is not None and (records or faults):
        progress = _take(database, progress, Batch(place, records, faults))
    last = progress
    progress = database.write(lambda tx: store.finish(tx, last, clock.now()))
    if report is not None:
        report(progress)
    return progress


def _take(database: Database, progress: Progress, batch: Batch) -> Progress:
    return database.write(lambda tx: store.take_batch(tx, database.take_ids, progress, batch))
