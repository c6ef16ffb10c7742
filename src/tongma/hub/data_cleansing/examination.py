"""What is done with a table in processes of its own: examining pieces, comparing the whole."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.db import Database
from tongma.hub.data_cleansing import store
from tongma.hub.data_cleansing.fields import CODES
from tongma.hub.data_cleansing.linkage import LinkageRow, LinkageTable, Match
from tongma.hub.data_cleansing.model import RowFinding
from tongma.hub.data_cleansing.rows import examine
from tongma.hub.data_cleansing.store import ExaminedRow, StoredRow
from tongma.masterdata.catalogue.query import all_items
from tongma.masterdata.identifiers.query import items_bound_to

_READ = 1_000


class TableSlice(NamedTuple):
    """Some rows of a table: where its fields stand, how it writes dates, the cells by line."""

    columns: Mapping[str, int]
    date_order: str
    rows: Sequence[tuple[int, Sequence[str]]]


def examine_piece(piece: TableSlice) -> list[ExaminedRow]:
    """Examine rows; those with no text in any known column are left out."""
    examined = []
    for line, cells in piece.rows:
        given = {field: cells[at] if at < len(cells) else "" for field, at in piece.columns.items()}
        if any(given.values()):
            examined.append(ExaminedRow(line, given, examine(given, piece.date_order)))
    return examined


def compare_run(url: str, run: int, target: Path) -> None:
    """Compare all rows of a run; write what was found as JSON lines, by line."""
    database = Database(url, pool_size=1)
    try:
        with database.read() as connection:
            found = _compared(connection, run)
            before = store.lines_across(connection, run)
    finally:
        database.dispose()
    with target.open("w", encoding="utf-8") as file:
        for line in sorted({*found, *before}):
            lead, odd = found.get(line, (line, []))
            told = [(*one[:6], dict(one.facts)) for one in odd]
            file.write(json.dumps((line, lead, told), ensure_ascii=False) + "\n")


Compared = dict[int, tuple[int, list[RowFinding]]]


def _compared(connection: sa.Connection, run: int) -> Compared:
    table = LinkageTable()
    for item, values in all_items(connection):
        table.take(LinkageRow(-item, values))
    found: Compared = {}
    for some in _rows(connection, run):
        for line, lead, odd in _taken(connection, table, some):
            if odd or lead != line:
                found[line] = (lead, odd)
    for pair in table.pairs():
        lead, odd = found.get(pair.line, (pair.line, []))
        found[pair.line] = (lead, [*odd, _merge(pair)])
    return found


def _rows(connection: sa.Connection, run: int) -> Iterator[list[StoredRow]]:
    after = 0
    while some := store.rows_after(connection, run, after, _READ):
        after = some[-1].line
        yield [one for one in some if not one.left_out]


def _taken(
    connection: sa.Connection, table: LinkageTable, some: Sequence[StoredRow]
) -> Iterator[tuple[int, int, list[RowFinding]]]:
    codes = {_value(one, field) for one in some for field in CODES}
    bound = items_bound_to(connection, sorted(codes - {""}))
    for kept in some:
        lead, odd = table.take(LinkageRow(kept.line, kept.values))
        if not kept.values.get("code"):
            odd = [RowFinding("code_missing", "code", "", f"L{kept.line}"), *odd]
        for field in CODES:
            item = bound.get(_value(kept, field), 0)
            if item and -item != lead and kept.item != item:
                odd = [*odd, RowFinding("code_taken", field, kept.values[field], other=-item)]
        yield kept.line, lead, odd


def _value(kept: StoredRow, field: str) -> str:
    """Return a code without the name of its scheme."""
    return kept.values.get(field, "").rpartition(":")[2]


def _merge(pair: Match) -> RowFinding:
    code = "duplicate" if pair.is_same else "near_duplicate"
    facts = {"reasons": " | ".join(pair.reasons)}
    return RowFinding(code, "", "", "", pair.other, pair.score, facts)
