"""``make fuzz``: seed after seed on both databases, for as long as one likes."""

import argparse
import contextlib
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests import postgres
from tests.fuzz.fuzzing import CORPUS, Fuzzing
from tests.fuzz.ground import Ground
from tests.harness import (
    Installation,
    migrate_postgres,
    postgres_installation,
    sqlite_installation,
)


def main(arguments: list[str]) -> int:
    """Fuzz until the time is over; print what went wrong and keep it in the corpus."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    until = time.monotonic() + asked.minutes * 60
    faults: dict[str, str] = {}
    statuses: dict[str, Counter[int]] = {}
    seed = asked.seed
    with contextlib.ExitStack() as stack:
        databases = stack.enter_context(_databases())
        while time.monotonic() < until:
            with tempfile.TemporaryDirectory() as folder, _site(databases, seed, folder) as site:
                done = once(site, Path(folder), seed)
            for name, counted in done.statuses.items():
                statuses.setdefault(name, Counter()).update(counted)
            for fault in done.faults.keys() - faults.keys():
                faults[fault] = done.faults[fault]
                tell(site, seed, fault, faults[fault])
            seed += 1
    report(statuses, seed - asked.seed)
    return 1 if faults else 0


def tell(site: Installation, seed: int, fault: str, case: str) -> None:
    """Print what went wrong, and keep it."""
    print(f"FAULT {site.url.partition(':')[0]} seed {seed}: {fault}", flush=True)
    print(f"      {case[:300]}", flush=True)
    keep(case)


@contextlib.contextmanager
def _databases() -> Iterator[postgres.Databases | None]:
    if not postgres.is_available():
        yield None
        return
    with postgres.server() as server:
        databases = postgres.Databases(server, migrate_postgres)
        yield databases
        databases.close()


@contextlib.contextmanager
def _site(databases: postgres.Databases | None, seed: int, folder: str) -> Iterator[Installation]:
    if databases is None or seed % 2:
        with sqlite_installation(Path(folder)) as site:
            yield site
    else:
        with postgres_installation(databases, Path(folder)) as site:
            yield site


def once(site: Installation, folder: Path, seed: int) -> Fuzzing:
    """Tell the story once with odd things at each step, then send everything."""
    fuzzing = Fuzzing(seed=seed, each=12, at_step=4)
    fuzzing.everything(Ground(site, folder, fuzzing.moment))
    return fuzzing


def keep(case: str) -> None:
    """Add a case to the corpus, once."""
    if case and "place" in json.loads(case) and case not in CORPUS.read_text("utf-8").splitlines():
        with CORPUS.open("a", encoding="utf-8") as file:
            file.write(case + "\n")


def report(statuses: dict[str, Counter[int]], rounds: int) -> None:
    """Print how deep it went: operations by the best that they answered."""
    calls: Counter[int] = Counter()
    best: Counter[str] = Counter()
    for counted in statuses.values():
        calls.update(counted)
        best[f"{min(counted) // 100}xx"] += 1
    print(f"{rounds} rounds, {calls.total()} calls of {len(statuses)} operations")
    print("calls by status:", dict(sorted(calls.items())))
    print("operations by their best answer:", dict(sorted(best.items())))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
