"""``tongma parallel``: another system's nightly stock list beside ours, on the command line."""

import argparse
import json
import sys
from pathlib import Path

from tongma.foundation.commands.terminal import Terminal, Word
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.kernel.time import parse_instant
from tongma.foundation.platform.shapes import Shape
from tongma.hub.reconciliation import store
from tongma.hub.reconciliation.intake import keep_list
from tongma.hub.reconciliation.model import ListState
from tongma.hub.reconciliation.query import differences_out, whole_run
from tongma.hub.reconciliation.shapes import StockDifferenceOut, WholeParallelRunOut
from tongma.masterdata.places.query import find_place
from tongma.work.external_tables.source import BYTES_MAX

_SHOWN = 50
RUN: Shape[WholeParallelRunOut] = Shape(WholeParallelRunOut)
DIFFERENCE: Shape[StockDifferenceOut] = Shape(StockDifferenceOut)


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("file", type=Path, help="CSV or XLSX")
    parser.add_argument("--site", required=True, help="code of the site")
    parser.add_argument("--moment", default="", help="RFC 3339: of when it tells; default now")
    parser.add_argument("--json", action="store_true", help="all differences, as the API says them")


def lay_beside(parsed: argparse.Namespace, terminal: Terminal) -> int:
    """Compare a list whose headings were mapped once; 1 where that is not so or it is refused."""
    runtime = terminal.open()
    with runtime.database.read() as connection:
        site = find_place(connection, 0, parsed.site)
    if site is None or not parsed.file.exists():
        print(f"no such site or file: {parsed.site}, {parsed.file}", file=sys.stderr)
        return 1
    try:
        moment = parse_instant(parsed.moment)[0] if parsed.moment else runtime.clock.now()
        with parsed.file.open("rb") as opened:
            sha256 = runtime.files.keep_stream(opened, BYTES_MAX)
        values = {"name": parsed.file.name, "sha256": sha256, "site": site.id, "person": 0}
        run_id = keep_list(runtime, values | {"moment": moment})
    except (Refused, ValueError) as error:
        print(f"refused: {error}", file=sys.stderr)
        return 1
    with runtime.database.read() as connection:
        told = whole_run(connection, store.run_of(connection, run_id))
        wanted = {"kind": "", "state": "", "after": 0}
        limit = 10**6 if parsed.json else _SHOWN
        found = store.differences_after(connection, run_id, wanted, limit)
        rows = differences_out(connection, found)
    if parsed.json:
        shown = RUN.plain(told) | {"differences": [DIFFERENCE.plain(row) for row in rows]}
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        print(f"run {told.id}: {told.state}, {told.rows} rows, {told.equal} agree")
        for counted in told.kinds:
            still, done = counted.open, counted.explained
            print(f"  {counted.kind:<14} {still:>7} open {done:>7} explained")
        for row in rows:
            item = row.item.code if row.item else "?"
            print(f"    {row.kind:<14} {item} {row.lot} theirs {row.theirs} ours {row.ours}")
    return 0 if told.state == ListState.COMPARED else 1


WORDS = (Word("parallel", "another system's stock list beside ours", lay_beside, declare),)
