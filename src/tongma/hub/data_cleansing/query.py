"""What screens and reports ask of cleaning runs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.time import show_instant
from tongma.hub.data_cleansing.fields import FIELDS
from tongma.hub.data_cleansing.model import CLASSES, RowState
from tongma.hub.data_cleansing.shapes import (
    CleaningRowOut,
    CleaningRunOut,
    FindingClassOut,
    FindingOut,
    OtherRowOut,
    RowCountsOut,
    WholeCleaningRunOut,
)
from tongma.hub.data_cleansing.store import COLUMNS, TAKEN_BACK, CleaningRun, StoredRow, stored
from tongma.hub.data_cleansing.tables import finding, row
from tongma.masterdata.catalogue.query import items_of
from tongma.masterdata.names.query import Names
from tongma.work.external_tables.shapes import fields_out

STATES: Mapping[RowState, tuple[sa.ColumnElement[bool], ...]] = {
    RowState.READY: (row.c.left_out == 0, row.c.stops == 0, row.c.item == 0),
    RowState.ASKS: (row.c.left_out == 0, row.c.stops > 0, row.c.item == 0),
    RowState.LEFT_OUT: (row.c.left_out == 1,),
    RowState.TAKEN_IN: (row.c.left_out == 0, row.c.item != 0, row.c.made != TAKEN_BACK),
    RowState.TAKEN_BACK: (row.c.left_out == 0, row.c.made == TAKEN_BACK),
}
_PAGE = 1_000


def runs_out(connection: sa.Connection, runs: Sequence[CleaningRun]) -> list[CleaningRunOut]:
    """Return runs as lists have them."""
    names = Names(connection).read(people=[one.person for one in runs])
    return [CleaningRunOut(**_parts(names, one)) for one in runs]


def _parts(names: Names, run: CleaningRun) -> dict[str, Any]:
    return {
        "id": run.id,
        "name": run.name,
        "state": run.state,
        "created_at": show_instant(run.created_at),
        "person": names.person(run.person),
        "rows": run.rows,
        "reached": run.reached,
        "trouble": run.trouble,
    }


def whole_run(connection: sa.Connection, run: CleaningRun) -> WholeCleaningRunOut:
    """Return a run with its headings, mapping and counts."""
    names = Names(connection).read(people=[run.person])
    return WholeCleaningRunOut(
        **_parts(names, run),
        headings=list(run.headings),
        sample=[list(cells) for cells in run.sample],
        mapping=dict(run.mapping),
        date_order=run.date_order,
        fields=fields_out(FIELDS),
        states=_states(connection, run.id),
        classes=_classes(connection, run.id),
    )


def _states(connection: sa.Connection, run: int) -> RowCountsOut:
    counts = [
        sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*where), 1), else_=0)), 0).label(name)
        for name, where in STATES.items()
    ]
    found = connection.execute(sa.select(*counts).where(row.c.run == run)).one()
    return RowCountsOut(**{name.value: int(getattr(found, name)) for name in STATES})


def _classes(connection: sa.Connection, run: int) -> list[FindingClassOut]:
    query = (
        sa.select(finding.c.code, finding.c.decision, sa.func.count())
        .where(finding.c.run == run)
        .group_by(finding.c.code, finding.c.decision)
    )
    found: dict[str, dict[str, int]] = {}
    for code, decision, count in connection.execute(query):
        found.setdefault(code, {})[decision or "open"] = count
    return [
        FindingClassOut(
            code,
            CLASSES[code],
            open=found[code].get("open", 0),
            accept=found[code].get("accept", 0),
            refuse=found[code].get("refuse", 0),
        )
        for code in CLASSES
        if code in found
    ]


class RowFilter(NamedTuple):
    """What a list of rows is asked for; empty for any."""

    state: str = ""
    code: str = ""
    """Rows with a finding of this class."""
    open_only: bool = False
    """Only with one that nobody has decided."""
    after: int = 0


def find_rows(
    connection: sa.Connection, run: int, wanted: RowFilter, limit: int
) -> list[CleaningRowOut]:
    """Return rows with their findings, in the order of their lines."""
    query = sa.select(*COLUMNS).where(row.c.run == run, row.c.line > wanted.after)
    if wanted.state:
        query = query.where(*STATES[RowState(wanted.state)])
    if wanted.code or wanted.open_only:
        query = query.where(row.c.line.in_(_lines_with(run, wanted)))
    found = [stored(one) for one in connection.execute(query.order_by(row.c.line).limit(limit))]
    odd = findings_of(connection, run, [one.line for one in found])
    others = _others(connection, run, odd.values())
    return [_row_out(one, odd.get(one.line, []), others) for one in found]


def _lines_with(run: int, wanted: RowFilter) -> sa.Select[Any]:
    query = sa.select(finding.c.line).where(finding.c.run == run)
    if wanted.code:
        query = query.where(finding.c.code == wanted.code)
    return query.where(finding.c.decision == "") if wanted.open_only else query


def findings_of(connection: sa.Connection, run: int, lines: Sequence[int]) -> dict[int, list[Any]]:
    """Return line → its findings."""
    query = sa.select(finding).where(finding.c.run == run, finding.c.line.in_(lines))
    found: dict[int, list[Any]] = {}
    for told in connection.execute(query.order_by(finding.c.line, finding.c.seq)):
        found.setdefault(told.line, []).append(told)
    return found


def _others(connection: sa.Connection, run: int, odd: Any) -> dict[int, OtherRowOut]:
    """Return the rows and items that findings are about: what a person compares with."""
    wanted = {one.other for some in odd for one in some if one.other}
    query = sa.select(*COLUMNS).where(row.c.run == run, row.c.line.in_(sorted(wanted)))
    found = {one.line: _other(stored(one).values) for one in connection.execute(query)}
    items = items_of(connection, [-one for one in wanted if one < 0])
    for item in items.values():
        values = {"code": item.code, "name_zh": item.name_zh, "model": item.model}
        found[-item.id] = _other({**values, "specification": item.specification})
    return found


def _other(values: Mapping[str, str]) -> OtherRowOut:
    return OtherRowOut(**{one.name: values.get(one.name, "") for one in fields(OtherRowOut)})


def _row_out(
    kept: StoredRow, odd: Sequence[Any], others: Mapping[int, OtherRowOut]
) -> CleaningRowOut:
    return CleaningRowOut(
        line=kept.line,
        state=state_of(kept),
        item=kept.item or None,
        given=dict(kept.given),
        values=dict(kept.values),
        findings=[_finding_out(each, others) for each in odd],
    )


def state_of(kept: StoredRow) -> RowState:
    """Return the state of a row in one word."""
    if kept.left_out:
        return RowState.LEFT_OUT
    if kept.item:
        return RowState.TAKEN_BACK if kept.made == TAKEN_BACK else RowState.TAKEN_IN
    return RowState.ASKS if kept.stops else RowState.READY


def _finding_out(each: Any, others: Mapping[int, OtherRowOut]) -> FindingOut:
    return FindingOut(
        code=each.code,
        severity=CLASSES[each.code],
        field=each.field,
        given=each.given,
        proposed=each.proposed,
        score=each.score,
        facts=json.loads(each.facts) if each.facts else {},
        other_line=each.other if each.other > 0 else None,
        other_item=-each.other if each.other < 0 else None,
        other=others.get(each.other),
        decision=each.decision,
    )


def report_rows(read: Any, run: int, wanted: RowFilter) -> Iterator[dict[str, str]]:
    """Yield the rows of the report; ``read`` gives a connection for each page."""
    after = wanted.after
    while True:
        with read() as connection:
            page = find_rows(connection, run, wanted._replace(after=after), _PAGE)
        yield from map(_report_row, page)
        if len(page) < _PAGE:
            return
        after = page[-1].line


def _report_row(shown: CleaningRowOut) -> dict[str, str]:
    told = [f"{each.code}({each.field})" if each.field else each.code for each in shown.findings]
    given = [
        f"{each.field}: {each.given} → {each.proposed}"
        for each in shown.findings
        if each.given != each.proposed and each.field
    ]
    merges = [
        f"{each.other_line or each.other_item} ({each.score})"
        for each in shown.findings
        if each.score
    ]
    return {
        "line": str(shown.line),
        "state": shown.state.value,
        "decision": "leave_out" if shown.state == RowState.LEFT_OUT else "",
        **{field.name: shown.values.get(field.name, "") for field in FIELDS},
        "findings": " | ".join(told),
        "changes": " | ".join(given),
        "may_be_one_with": " | ".join(merges),
    }
