"""Taking a stock list in and comparing it: reading outside of any lock, writing the result."""

from itertools import islice
from pathlib import Path
from typing import Any

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.outcome import refuse
from tongma.hub.reconciliation import store
from tongma.hub.reconciliation.model import FIELDS, KIND
from tongma.hub.reconciliation.stock_list import ROWS_MAX, lay_beside
from tongma.stock.query.asof import number_known_by
from tongma.work.external_tables.headings import LOOKED_AT, heading_row
from tongma.work.external_tables.source import as_csv, rows_of
from tongma.work.external_tables.store import find_layout


def table_of(runtime: Runtime, sha256: str) -> Path:
    """Return a kept list as CSV. Refusals ``file_unreadable``, ``upload_too_large``."""
    files = runtime.files
    return as_csv(files.path(sha256), files.folder.parent / "scratch", FIELDS)


def keep_list(runtime: Runtime, values: dict[str, Any]) -> int:
    """Keep a list that lies in the file store; ``values``: name, sha256, site, person, moment.

    Where its layout is known it is compared at once. Returns the run's id.
    """
    path = table_of(runtime, values["sha256"])
    top = list(islice(rows_of(path), LOOKED_AT))
    if not top:
        raise refuse("file_unreadable", reason="empty")
    line, headings = top[heading_row([cells for _line, cells in top], FIELDS)]
    more = {
        "headings": headings,
        "heading_line": line,
        "created_at": runtime.clock.now(),
    }

    def work(connection: Any) -> int:
        run_id = runtime.database.take_ids(connection, 1)[0]
        store.add_run(connection, run_id, values | more)
        return run_id

    made = runtime.database.write(work)
    compare(runtime, made)
    return made


def compare(runtime: Runtime, run_id: int) -> bool:
    """Lay a list beside ours with what is known now; False while nobody has mapped its layout."""
    with runtime.database.read() as connection:
        there = store.run_of(connection, run_id)
        layout = find_layout(connection, KIND, 0, there.headings)
        if layout is None:
            return False
        path = table_of(runtime, there.sha256)
        there = there._replace(known=number_known_by(connection, runtime.clock.now()))
        if sum(1 for _row in rows_of(path)) > ROWS_MAX:
            raise refuse("upload_too_large", limit=str(ROWS_MAX))
        compared = lay_beside(connection, there, layout.mapping, path)
    values = {"known": there.known, "rows": compared.rows, "equal": compared.equal}
    runtime.database.write(lambda c: store.keep_compared(c, there, values, compared.found))
    return True
