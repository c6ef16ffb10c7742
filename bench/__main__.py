"""``make bench``: prints a table, with the machine and the database."""

import argparse
import os
import platform
from pathlib import Path

from bench import cleaning, finding, ledger, parallel, scans, through_http, udidb, upgrading
from bench.places import database


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    only = ["clean", "parallel", "http", "ledger", "udidb", "scans", "day", "upgrade", "finding"]
    parser.add_argument("--only", choices=only)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--identifiers", type=int, default=1_000_000)
    parser.add_argument("--many-identifiers", type=int, default=5_000_000)
    parser.add_argument("--scans", type=int, default=50_000)
    parser.add_argument("--movements", type=int, default=5_000_000)
    parser.add_argument("--balances", type=int, default=1_000_000)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    given = parser.parse_args()
    print(machine())
    print("\n| database | what | measured | aim |\n|---|---|---|---|")
    for name in given.database or ["sqlite", "postgresql"]:
        if given.only in {None, "udidb"}:
            show(name, udidb.measure(name, given.records))
        if given.only in {None, "clean"}:
            show(name, cleaning.measure(name, given.rows))
        if given.only in {None, "parallel"}:
            show(name, parallel.measure(name, 100_000))
        if given.only in {None, "upgrade"}:
            with database(name, "0001") as measured:
                show(name, upgrading.measure(measured, given.records))
        if given.only in {None, "http"}:
            with database(name) as measured:
                show(name, through_http.measure(measured, given.seconds, given.identifiers))
        if given.only in {None, "scans"}:
            with database(name) as measured:
                show(name, scans.measure(measured, given.seconds, given.many_identifiers))
        if given.only in {None, "day"}:
            with database(name) as measured:
                show(name, scans.live_a_day(measured, given.scans))
        at_size(name, given)
    return 0


def at_size(name: str, given: argparse.Namespace) -> None:
    """Measure what depends on how many balances there are."""
    if given.only in {None, "finding"}:
        with database(name) as measured:
            show(name, finding.measure(measured, given.balances))
    if given.only in {None, "ledger"}:
        ledgers(name, given.movements, given.balances)


def ledgers(name: str, movements: int, balances: int) -> None:
    """Measure a ledger and one with a tenth of the history, and the ratio."""
    with database(name) as measured:
        small = ledger.measure(measured, movements // 10, balances // 10)
    with database(name) as measured:
        large = ledger.measure(measured, movements, balances)
    show(name, large)
    for (what, big, _aim), (_what, little, _) in zip(large, small, strict=True):
        if what.startswith(("all", "one")):
            continue  # the answer itself grows with the history
        ratio = float(big) / float(little)
        show(name, [(f"{what.partition(',')[0]}: 10 × history, ratio", f"{ratio:.2f}", "≤ 1.5")])


def show(name: str, rows: list[tuple[str, str, str]]) -> None:
    """Print rows."""
    for what, value, aim in rows:
        print(f"| {name} | {what} | {value} | {aim} |", flush=True)


def machine() -> str:
    """Say what this machine is."""
    memory = Path("/proc/meminfo").read_text("utf-8").split()[1]
    return (
        f"{os.cpu_count()} cores, {int(memory) // 2**20} GiB, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}"
    )


raise SystemExit(main())
