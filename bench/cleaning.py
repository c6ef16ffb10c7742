"""Cleaning an old item table: time, memory, what was found of what is true, killed on the way."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import sqlalchemy as sa

from bench.places import database
from tongma.foundation.platform.db import Database
from tongma.hub.data_cleansing.sample import Truth, write_sample
from tongma.hub.data_cleansing.tables import finding, row

Row = tuple[str, str, str]
_ENOUGH_S, _MEMORY_MB = 600, 1_500
_MERGES = ("duplicate", "near_duplicate")


def measure(name: str, rows: int) -> list[Row]:
    """Examine a table of so many rows on a fresh database."""
    with database(name) as measured:
        table = measured.folder / "old.csv"
        truth = write_sample(table, rows)
        began = time.perf_counter()
        memory = Memory(start(measured.url, table))
        memory.wait()
        spent = time.perf_counter() - began
        told = [
            (f"{rows:,} rows cleaned, s", f"{spent:.0f}", f"≤ {_ENOUGH_S * rows // 10**6}"),
            ("the same, memory of all processes, MB", f"{memory.peak}", f"≤ {_MEMORY_MB}"),
            *found(measured.url, truth),
        ]
    return [*told, ("killed on the way and started again", killed(name, rows // 20), "the same")]


def start(url: str, table: Path) -> subprocess.Popen[bytes]:
    """Clean in a process of its own, with its files beside the table."""
    settings = {"TONGMA_DATABASE": url, "TONGMA_DATA": str(table.parent / "data")}
    command = [sys.executable, "-m", "tongma.app.cli", "clean", str(table)]
    output = subprocess.DEVNULL
    return subprocess.Popen(
        command, stdout=output, env=os.environ | settings, start_new_session=True
    )


class Memory:
    """The most memory that a process and its children had together, looked at often."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process, self.peak = process, 0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait for the process, which must end well."""
        assert self.process.wait() == 0
        self._thread.join()

    def _watch(self) -> None:
        while self.process.poll() is None:
            used = sum(megabytes(one) for one in family(self.process.pid))
            self.peak = max(self.peak, used)
            time.sleep(0.25)


def family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    found = [pid]
    for one in found:
        for tasks in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += [int(child) for child in tasks.read_text("utf-8").split()]
            except OSError:
                continue
    return found


def megabytes(pid: int) -> int:
    """Return the memory of a process that is its own share (PSS), in megabytes."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
    except OSError:
        return 0
    return int(text.partition("Pss:")[2].split()[0]) // 1024


def found(url: str, truth: Truth) -> list[Row]:
    """Compare what was found with what is true."""
    opened = Database(url)
    with opened.read() as connection:
        columns = (finding.c.line, finding.c.code, finding.c.other)
        rows = connection.execute(sa.select(*columns)).all()
    opened.dispose()
    pairs = [(line, other) for line, code, other in rows if code in _MERGES]
    right = {line for line, other in pairs if first_of(truth, line) == first_of(truth, other)}
    wrong = sum(1 for line, other in pairs if first_of(truth, line) != first_of(truth, other))
    classes = {(line, code) for line, code, _other in rows}
    named = sum(1 for line, code in truth.faults.items() if (line, code) in classes)
    caught = sum(1 for line in truth.duplicates if line in right)
    return [
        (f"of {len(truth.duplicates):,} true duplicates proposed", f"{caught:,}", "-"),
        (f"wrongly proposed ({len(truth.twins):,} twins in it)", f"{wrong:,}", "-"),
        (f"of {len(truth.faults):,} faults named", f"{named:,}", "all"),
    ]


def first_of(truth: Truth, line: int) -> int:
    """Return the first row of the item that a row is."""
    while line in truth.duplicates:
        line = truth.duplicates[line]
    return line


def killed(name: str, rows: int) -> str:
    """Kill a run twice, let it end, and compare with one that was left alone."""
    sums = []
    for kills in (0, 2):
        with database(name) as measured:
            table = measured.folder / "old.csv"
            write_sample(table, rows)
            for _ in range(kills):
                process = start(measured.url, table)
                time.sleep(max(4, rows / 10_000))
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                forget_lease(measured.url)
            Memory(start(measured.url, table)).wait()
            sums.append(content(measured.url))
    return "the same" if sums[0] == sums[1] else "different"


def forget_lease(url: str) -> None:
    """Do not wait a minute for the lease of a process that was killed."""
    opened = Database(url)
    opened.write(lambda c: c.execute(sa.text("UPDATE cleaning_run SET leased_to = 0")))
    opened.dispose()


def content(url: str) -> str:
    """Return a checksum of the rows and of everything found."""
    digest = hashlib.sha256()
    opened = Database(url)
    with opened.read() as connection:
        for one, key in ((row, (row.c.line,)), (finding, (finding.c.line, finding.c.seq))):
            columns = [column for column in one.columns if column.name != "run"]
            for found_row in connection.execute(sa.select(*columns).order_by(*key)):
                digest.update(json.dumps([*found_row], default=str).encode())
    opened.dispose()
    return digest.hexdigest()
