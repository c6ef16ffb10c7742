"""Loading a public UDI database: in a process of its own, and killed on the way."""

import hashlib
import json
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import sqlalchemy as sa

from bench.places import Measured, database
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.db import Database
from tongma.masterdata.udidb.load import load
from tongma.masterdata.udidb.query import lookup
from tongma.masterdata.udidb.sample import WRITERS
from tongma.masterdata.udidb.tables import device, number

Row = tuple[str, str, str]
LOOKUPS = 2_000
_ENOUGH_S, _MEMORY_MB = 360, 600


def measure(name: str, records: int) -> list[Row]:
    """Load so many records of NMPA and of the FDA into a fresh database."""
    rows = []
    with database(name) as measured:
        for kind in ("nmpa", "gudid"):
            file = sample(measured, kind, records)
            told = run(measured.url, file)
            what = f"{kind}: {records:,} records loaded, s"
            rows.append((what, f"{told['seconds']:.0f}", f"≤ {_ENOUGH_S * records // 10**6}"))
            rows.append((f"{kind}: the same, memory, MB", f"{told['memory']}", f"≤ {_MEMORY_MB}"))
        looked = lookups(measured.url)
        rows.append((f"a DI of {2 * records:,} records looked up, p50 / p99, ms", looked, "-"))
    rows.append(("killed on the way and started again", killed(name, records // 10), "the same"))
    return rows


def sample(measured: Measured, kind: str, records: int) -> Path:
    """Make a released file."""
    file = measured.folder / f"{kind}.zip"
    WRITERS[kind](file, records, seed=1)
    return file


def start(url: str, file: Path) -> subprocess.Popen[str]:
    """Load in a process of its own."""
    command = [sys.executable, "-m", "bench.udidb", url, str(file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def run(url: str, file: Path) -> dict[str, float]:
    """Load to the end; return seconds and megabytes."""
    answer, _ = start(url, file).communicate()
    found: dict[str, float] = json.loads(answer)
    return found


def lookups(url: str) -> str:
    """Look numbers up at random."""
    opened = Database(url)
    spent = []
    with opened.read() as connection:
        step = connection.execute(sa.select(sa.func.count()).select_from(number)).scalar_one()
        query = sa.select(number.c.value).where(number.c.device % (step // LOOKUPS + 1) == 0)
        for value in connection.execute(query.limit(LOOKUPS)).scalars().all():
            began = time.perf_counter()
            assert lookup(connection, value) is not None
            spent.append((time.perf_counter() - began) * 1e3)
    opened.dispose()
    spent.sort()
    return f"{statistics.median(spent):.2f} / {spent[len(spent) * 99 // 100]:.2f}"


def killed(name: str, records: int) -> str:
    """Kill a load twice, let it end, and compare with one that was left alone."""
    sums = []
    for kills in (0, 2):
        with database(name) as measured:
            file = sample(measured, "nmpa", records)
            for _ in range(kills):
                process = start(measured.url, file)
                time.sleep(max(2, records / 20_000))
                process.send_signal(signal.SIGKILL)
                process.wait()
            run(measured.url, file)
            sums.append(content(measured.url))
    return "the same" if sums[0] == sums[1] else "different"


def content(url: str) -> str:
    """Return a checksum of everything loaded, whatever the ids."""
    digest = hashlib.sha256()
    opened = Database(url)
    with opened.read() as connection:
        key = (device.c.source, device.c.primary_di)
        numbers = [column for column in number.columns if column.name != "device"]
        for query in (
            sa.select(*key, device.c.digest).order_by(*key),
            sa.select(*key, *numbers).join_from(device, number).order_by(*key, number.c.seq),
        ):
            for row in connection.execute(query):
                digest.update(repr(tuple(row)).encode())
    opened.dispose()
    return digest.hexdigest()


def main(url: str, file: str) -> None:
    """Load in this process and print what it took."""
    began = time.perf_counter()
    load(Database(url), SystemClock(), Path(file))
    seconds = time.perf_counter() - began
    status = Path("/proc/self/status").read_text("utf-8")
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    print(json.dumps({"seconds": seconds, "memory": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
