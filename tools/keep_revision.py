"""Keep what a site of today's schema looks like, for the upgrade tests of every later program.

``python tools/keep_revision.py`` tells the story on a fresh embedded database and writes every row
as text to ``tests/app/revisions/<schema>.jsonl``. Run it on the state that is released, before the
next migration is written: a later program cannot make an older site. What is kept is never altered.
"""

import json
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tongma.app.setup import runtime_of
from tongma.app.worker import jobs_of
from tongma.foundation.platform.settings import Settings
from tongma.stock.post.checkpoints import write_now
from tongma_demo.story.run import tell

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "app" / "revisions"


def main() -> int:
    """Make the site and write it down; refuses to write over what was kept."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{folder}/tongma.db")
        runtime = runtime_of(settings)
        failed = tell(runtime, lambda _words: None).failed
        write_now(runtime.database)  # and what the server's own work makes of it
        jobs_of(runtime).run_now("label_quality")
        runtime.database.dispose()
        with sqlite3.connect(Path(folder) / "tongma.db") as made:
            lines = [json.dumps(one, ensure_ascii=False) for one in rows(made)]
        made.close()
    revision = json.loads(lines[0])[1][0]
    target = KEPT / f"{revision}.jsonl"
    if failed or target.exists():
        print(f"the story failed at {failed}" if failed else f"{target} is kept already")
        return 1
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{target.relative_to(ROOT)}: {len(lines)} lines")
    return 0


def rows(made: sqlite3.Connection) -> Iterator[list[object]]:
    """Yield ``[table, [column, …]]`` and, below it, each of its rows; the revision comes first."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    tables = [name for (name,) in made.execute(names)]
    yield ["revision", [one for (one,) in made.execute("SELECT version_num FROM alembic_version")]]
    for table in tables:
        found = made.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name of the database itself
        kept = [[_told(cell) for cell in row] for row in found]
        if kept and table != "alembic_version":
            yield [table, [column[0] for column in found.description]]
            yield from kept


def _told(cell: object) -> object:
    """Return a cell as JSON: bytes that are text as text, others as hex digits."""
    if not isinstance(cell, bytes):
        return cell
    try:
        return {"text": cell.decode("utf-8")}
    except UnicodeDecodeError:
        return {"hex": cell.hex()}


if __name__ == "__main__":
    sys.exit(main())
