"""Run the simulator: ``python -m tests.simulation [--seed N] [--steps N] [--runs N]``."""

import argparse
import random
import tempfile
from pathlib import Path

from tests.harness import sqlite_installation
from tests.simulation.warehouse import Warehouse
from tongma.stock.check.everything import check_everything


def main() -> int:
    """Run one seed, or several; print what happened and every fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--runs", type=int, default=1)
    given = parser.parse_args()
    first = random.randrange(10**6) if given.seed is None else given.seed
    faults = 0
    for seed in range(first, first + given.runs):
        with tempfile.TemporaryDirectory() as folder, sqlite_installation(Path(folder)) as site:
            warehouse = Warehouse(site, seed)
            warehouse.work(given.steps)
            report = check_everything(site.database)
        faults += len(report.faults)
        print(f"seed {seed}: {sum(warehouse.network.seen.values())} deliveries")
        for what, count in sorted(warehouse.network.seen.items()):
            print(f"  {what}: {count}")
        print("\n".join(f"  {line}" for line in report.lines()))
        if report.faults:
            print(f"  repeat it with: make sim SEED={seed}")
    return 1 if faults else 0


raise SystemExit(main())
