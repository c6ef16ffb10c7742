"""Corrections: of one row, or of a whole report that somebody has worked over in an office program.

A report comes back with its line numbers. A cell that differs from the clean value that stands
there is a correction; the column ``decision`` may say accept, refuse or leave_out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.hub.data_cleansing import decision_store, store
from tongma.hub.data_cleansing.fields import BY_NAME
from tongma.hub.data_cleansing.rows import examine
from tongma.hub.data_cleansing.store import CleaningRun, ExaminedRow, StoredRow

LINE, DECISION = "line", "decision"
_DECISIONS = {"accept", "refuse", "leave_out", ""}


@dataclass(frozen=True, slots=True)
class Correction:
    """What a report says of one row."""

    line: int
    decision: str
    values: Mapping[str, str]

    def changed(self, known: StoredRow) -> dict[str, str]:
        """Return the cells that somebody changed; the mark against formulas is none."""
        plain = {name: text.removeprefix("'") for name, text in self.values.items()}
        return {n: text for n, text in plain.items() if text != known.values.get(n, "")}


def corrections_of(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Correction]:
    """Yield the corrections of a report, in its order. Refusal ``file_unreadable``."""
    headings = next(rows, (0, []))[1]
    if LINE not in headings:
        raise refuse("file_unreadable", reason="column line is missing")
    for _line, cells in rows:
        values = dict(zip(headings, cells, strict=False))
        number, decision = values.pop(LINE, ""), values.pop(DECISION, "").strip()
        if number.isdigit() and decision in _DECISIONS:
            known = {name: text for name, text in values.items() if name in BY_NAME}
            yield Correction(int(number), decision, known)


def correct(connection: sa.Connection, there: CleaningRun, correction: Correction) -> None:
    """Take a correction over; rows that were taken in, or that do not exist, stay as they are."""
    known = store.find_row(connection, there.id, correction.line)
    if known is None or known.item:
        return
    changed = correction.changed(known)
    if changed:
        correct_cells(connection, there, known, changed)
    if correction.decision in ("accept", "refuse"):
        wanted = {"code": "", "lines": [correction.line], "score_min": 0}
        decision_store.decide(connection, there.id, correction.decision, wanted)
    decision_store.leave_out(
        connection, there.id, [correction.line], out=correction.decision == "leave_out"
    )


def correct_cells(
    connection: sa.Connection, there: CleaningRun, known: StoredRow, values: Mapping[str, str]
) -> None:
    """Write other texts into cells and examine the row again."""
    given = {**known.given, **values}
    examined = ExaminedRow(known.line, given, examine(given, there.date_order))
    store.replace_row(connection, there.id, examined)
