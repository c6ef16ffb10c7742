"""The golden file: one record of every command and version that was ever written.

``TONGMA_GOLDEN=folder pytest …`` writes, at the end of each test installation, the first record of
each (command, version, outcome) it meets into a file of the process; ``python -m tests.golden
folder`` adds from there what the golden file lacks. Lines are never changed or taken out: they
stand for what lies in journals that cannot be changed either.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

FILE = Path(__file__).parent / "records" / "golden.jsonl"
VARIABLE = "TONGMA_GOLDEN"
_RECORDS = sa.text("SELECT command, outcome, envelope, body, lines FROM record ORDER BY record_id")
_LINES_MAX = 20_000
_met: set[tuple[str, int, str]] = set()

Key = tuple[str, int, str]


def collect(database: Any) -> None:
    """Write what this process meets for the first time; does nothing unless asked to."""
    folder = os.environ.get(VARIABLE)
    if not folder:
        return
    with database.read() as connection, Path(folder, f"{os.getpid()}.jsonl").open("a") as file:
        for row in connection.execute(_RECORDS):
            line = _line(row)
            if line is not None and key_of(line) not in _met:
                _met.add(key_of(line))
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


OF_TESTS = ("test.", "machine.", "people.take")
"""Commands that tests made for themselves."""


def _line(row: Any) -> dict[str, Any] | None:
    if len(row.body) > _LINES_MAX or row.command.startswith(OF_TESTS):
        return None
    texts = {name: bytes(getattr(row, name)).decode() for name in ("envelope", "body", "lines")}
    version = json.loads(texts["envelope"]).get("version")
    if version is None:  # a test wrote rows of its own
        return None
    return {"command": row.command, "version": version, "outcome": row.outcome, **texts}


def lines_of(file: Path) -> list[str]:
    """Return the lines of a file; splitlines() would also cut at U+2028, which stands in texts."""
    return [line for line in file.read_text("utf-8").split("\n") if line]


def key_of(line: dict[str, Any]) -> Key:
    """Return what one line stands for."""
    return line["command"], line["version"], line["outcome"]


def golden() -> Iterator[dict[str, Any]]:
    """Yield the lines of the golden file."""
    if FILE.exists():
        yield from map(json.loads, lines_of(FILE))


def main(folder: str) -> int:
    """Add what the golden file lacks, accepted outcomes of commands that there are."""
    there = {key_of(line): line for line in golden()}
    for file in sorted(Path(folder).glob("*.jsonl")):
        for line in map(json.loads, lines_of(file)):
            if line["outcome"] == "accepted" and not line["command"].startswith(OF_TESTS):
                there.setdefault(key_of(line), line)
    rows = [json.dumps(there[key], ensure_ascii=False, sort_keys=True) for key in sorted(there)]
    FILE.write_text("\n".join(rows) + "\n", "utf-8")
    print(f"{len(rows)} records")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
