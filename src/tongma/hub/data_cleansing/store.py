"""The only SQL of cleaning runs."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import ensure, refuse
from tongma.foundation.platform.bulk import copy_rows
from tongma.hub.data_cleansing.model import (
    RUN_STEPS,
    STOPS,
    WORK,
    CleanRow,
    RowFinding,
    RunState,
)
from tongma.hub.data_cleansing.tables import finding, row, run
from tongma.work.external_tables.model import DateOrder

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
TAKEN_BACK = 2
"""``made`` of a row whose item was taken back; 1 while it stands, 0 where it was there before."""
LEASE_US = 60_000_000
"""How long a process that says nothing is taken to be alive."""
SEQ_ACROSS = 1000
"""Findings of a row by itself are numbered below, those from comparing rows from here."""


class CleaningRun(NamedTuple):
    """A run as it stands."""

    id: int
    name: str
    sha256: str
    person: int
    created_at: int
    state: RunState
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    mapping: Mapping[str, str]
    date_order: DateOrder
    rows: int
    reached: int
    trouble: str
    request_id: str
    asked_by: int
    reason: str
    leased_to: int


def add_run(connection: sa.Connection, run_id: int, values: Mapping[str, Any]) -> None:
    """Add a run; ``values``: name, sha256, person, created_at."""
    empty = dict.fromkeys(("mapping", "trouble", "date_order", "request_id", "reason"), "")
    counts = dict.fromkeys(("rows", "reached", "asked_by", "leased_to"), 0)
    fresh = {"state": RunState.UPLOADED, "headings": "[]", "sample": "[]"}
    connection.execute(
        sa.insert(run).values(
            id=run_id, **fresh, **counts, **(empty | {"mapping": "{}"} | {**values})
        )
    )


def run_of(connection: sa.Connection, run_id: int) -> CleaningRun:
    """Return a run. Refusal ``run_unknown``."""
    found = connection.execute(sa.select(run).where(run.c.id == run_id)).one_or_none()
    if found is None:
        raise refuse("run_unknown", run=str(run_id))
    return _run(found)


def _run(found: Any) -> CleaningRun:
    values = dict(found._mapping)  # noqa: SLF001 - SQLAlchemy's word for a row as a mapping
    for name in ("headings", "sample", "mapping"):
        values[name] = json.loads(values[name])
    values["headings"] = tuple(values["headings"])
    values["state"] = RunState(values["state"])
    values["sample"] = tuple(tuple(cells) for cells in values["sample"])
    return CleaningRun(**values)


def runs_before(connection: sa.Connection, before: int, limit: int) -> list[CleaningRun]:
    """Return runs, the newest first; ``before``: the last id seen, 0 from the newest."""
    query = sa.select(run).order_by(run.c.id.desc()).limit(limit)
    if before:
        query = query.where(run.c.id < before)
    return [_run(one) for one in connection.execute(query)]


def run_of_file(connection: sa.Connection, sha256: str) -> int:
    """Return the newest run of a file that is not taken back, or 0."""
    query = sa.select(sa.func.max(run.c.id)).where(
        run.c.sha256 == sha256, run.c.state != RunState.TAKEN_BACK
    )
    return int(connection.execute(query).scalar() or 0)


def set_run(connection: sa.Connection, run_id: int, **values: Any) -> None:
    """Set columns of a run."""
    shown = {
        name: value if isinstance(value, str | int) else _JSON.encode(value)
        for name, value in values.items()
    }
    connection.execute(sa.update(run).where(run.c.id == run_id).values(shown))


def move_run(connection: sa.Connection, run_id: int, to: RunState, **values: Any) -> None:
    """Take a run to another state, with other columns that change."""
    query = sa.select(run.c.state).where(run.c.id == run_id).with_for_update()
    present = RunState(connection.execute(query).scalar_one())
    ensure((present, to) in RUN_STEPS, f"cleaning run: {present} does not become {to}")
    set_run(connection, run_id, state=to, reached=0, **values)


def waiting_run(connection: sa.Connection, now: int) -> int:
    """Return a run that waits for work and that nobody works on, or 0."""
    query = sa.select(run.c.id).where(run.c.state.in_(tuple(WORK)), run.c.leased_to < now)
    return int(connection.execute(query.order_by(run.c.id).limit(1)).scalar() or 0)


def lease(connection: sa.Connection, run_id: int, now: int) -> bool:
    """Take a run to work on; False where somebody else has it."""
    query = (
        sa.update(run)
        .where(run.c.id == run_id, run.c.leased_to < now, run.c.state.in_(tuple(WORK)))
        .values(leased_to=now + LEASE_US)
    )
    return connection.execute(query).rowcount == 1


class ExaminedRow(NamedTuple):
    """A row that was examined: its line, the texts of its cells, what came of them."""

    line: int
    given: Mapping[str, str]
    cleaned: CleanRow


def keep_rows(connection: sa.Connection, run_id: int, rows: Sequence[ExaminedRow]) -> None:
    """Add rows with their findings."""
    copy_rows(connection, row, [_row(run_id, examined) for examined in rows])
    found = [
        finding_row(run_id, examined.line, seq, each)
        for examined in rows
        for seq, each in enumerate(examined.cleaned.found)
    ]
    copy_rows(connection, finding, found)


def _row(run_id: int, examined: ExaminedRow) -> dict[str, Any]:
    given, cleaned = examined.given, examined.cleaned
    differing = {n: text for n, text in cleaned.values.items() if given.get(n, "") != text}
    return {
        "run": run_id,
        "line": examined.line,
        "given": _JSON.encode({n: text for n, text in given.items() if text}),
        "clean": _JSON.encode(differing),
        "lead": examined.line,
        "stops": sum(1 for each in cleaned.found if each.severity in STOPS),
        "left_out": 0,
        "item": 0,
        "made": 0,
        "version": 0,
    }


def finding_row(run_id: int, line: int, seq: int, each: RowFinding) -> dict[str, Any]:
    """Return a finding as it is kept."""
    return {
        "run": run_id,
        "line": line,
        "seq": seq,
        "code": each.code,
        "stops": int(each.severity in STOPS),
        "across": int(seq >= SEQ_ACROSS),
        "field": each.field,
        "given": each.given,
        "proposed": each.proposed,
        "other": each.other,
        "score": each.score,
        "facts": _JSON.encode(dict(each.facts)) if each.facts else "",
        "decision": "",
    }


def forget_rows(connection: sa.Connection, run_id: int, most: int) -> bool:
    """Delete some rows of a run with their findings; False where none are left."""
    lines = sa.select(row.c.line).where(row.c.run == run_id).order_by(row.c.line).limit(most)
    last = connection.execute(sa.select(sa.func.max(lines.subquery().c.line))).scalar()
    if last is None:
        return False
    for each in (finding, row):
        connection.execute(sa.delete(each).where(each.c.run == run_id, each.c.line <= last))
    return True


def replace_row(connection: sa.Connection, run_id: int, examined: ExaminedRow) -> None:
    """Put a corrected row in the place of what it was, its own findings with it."""
    here = (row.c.run == run_id, row.c.line == examined.line)
    values = _row(run_id, examined)
    for name in ("lead", "item", "made", "version", "left_out"):
        del values[name]
    connection.execute(sa.update(row).where(*here).values(values))
    connection.execute(
        sa.delete(finding).where(
            finding.c.run == run_id, finding.c.line == examined.line, finding.c.across == 0
        )
    )
    copy_rows(
        connection,
        finding,
        [
            finding_row(run_id, examined.line, seq, each)
            for seq, each in enumerate(examined.cleaned.found)
        ],
    )
    count_stops(connection, run_id, [examined.line])


class StoredRow(NamedTuple):
    """A row as it is kept."""

    line: int
    given: Mapping[str, str]
    values: Mapping[str, str]
    lead: int
    stops: int
    left_out: int
    item: int
    made: int


_STORED = ("line", "given", "clean", "lead", "stops", "left_out", "item", "made")
COLUMNS = tuple(row.c[name] for name in _STORED)


def stored(found: Any) -> StoredRow:
    """Return a row of the table in the form in which it is used."""
    given = json.loads(found.given)
    rest = found[3:]
    return StoredRow(found.line, given, {**given, **json.loads(found.clean)}, *rest)


def rows_after(connection: sa.Connection, run_id: int, after: int, limit: int) -> list[StoredRow]:
    """Return rows in the order of their lines."""
    query = sa.select(*COLUMNS).where(row.c.run == run_id, row.c.line > after)
    return [stored(each) for each in connection.execute(query.order_by(row.c.line).limit(limit))]


def find_row(connection: sa.Connection, run_id: int, line: int) -> StoredRow | None:
    """Return one row, or None."""
    query = sa.select(*COLUMNS).where(row.c.run == run_id, row.c.line == line)
    found = connection.execute(query).one_or_none()
    return None if found is None else stored(found)


def row_of(connection: sa.Connection, run_id: int, line: int) -> StoredRow:
    """Return one row. Refusal ``row_unknown``."""
    found = find_row(connection, run_id, line)
    if found is None:
        raise refuse("row_unknown", run=str(run_id), line=str(line))
    return found


class LinkedRow(NamedTuple):
    """What comparing found about a row: its item's first row, and findings."""

    line: int
    lead: int
    found: tuple[RowFinding, ...]


def keep_across(connection: sa.Connection, run_id: int, rows: Sequence[LinkedRow]) -> None:
    """Put what comparing found in the place of what it found before; decisions stay."""
    lines = [each.line for each in rows]
    before = _decisions(connection, run_id, lines)
    connection.execute(
        sa.delete(finding).where(
            finding.c.run == run_id, finding.c.line.in_(lines), finding.c.across == 1
        )
    )
    added = []
    for each in rows:
        for seq, found in enumerate(each.found, SEQ_ACROSS):
            values = finding_row(run_id, each.line, seq, found)
            values["decision"] = before.get((each.line, found.code, found.other), "")
            added.append(values)
    copy_rows(connection, finding, added)
    _set_leads(connection, run_id, rows)
    count_stops(connection, run_id, lines)


def _decisions(
    connection: sa.Connection, run_id: int, lines: Sequence[int]
) -> dict[tuple[int, str, int], str]:
    query = sa.select(finding.c.line, finding.c.code, finding.c.other, finding.c.decision).where(
        finding.c.run == run_id,
        finding.c.line.in_(lines),
        finding.c.across == 1,
        finding.c.decision != "",
    )
    return {(line, code, other): said for line, code, other, said in connection.execute(query)}


def _set_leads(connection: sa.Connection, run_id: int, rows: Iterable[LinkedRow]) -> None:
    query = (
        sa.update(row)
        .where(row.c.run == run_id, row.c.line == sa.bindparam("of"))
        .values(lead=sa.bindparam("first"))
    )
    changed = [{"of": each.line, "first": each.lead} for each in rows]
    if changed:
        connection.execute(query, changed)


def count_stops(connection: sa.Connection, run_id: int, lines: Sequence[int] | None = None) -> None:
    """Count anew what keeps rows out; ``lines`` None: all rows."""
    open_ones = (
        sa.select(sa.func.count())
        .where(
            finding.c.run == row.c.run,
            finding.c.line == row.c.line,
            finding.c.stops == 1,
            finding.c.decision == "",
        )
        .scalar_subquery()
    )
    query = sa.update(row).where(row.c.run == run_id).values(stops=open_ones)
    connection.execute(query if lines is None else query.where(row.c.line.in_(lines)))


def lines_across(connection: sa.Connection, run_id: int) -> list[int]:
    """Return the lines about which an earlier comparing found something."""
    across = sa.select(finding.c.line).where(finding.c.run == run_id, finding.c.across == 1)
    moved = sa.select(row.c.line).where(row.c.run == run_id, row.c.lead != row.c.line)
    return list(connection.execute(across.union(moved)).scalars())
