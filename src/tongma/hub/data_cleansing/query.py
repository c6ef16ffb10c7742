"""What screens and reports ask of cleaning runs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.time import show_instant
from tongma.hub.data_cleansing.model import CLASSES, FIELDS
from tongma.hub.data_cleansing.store import COLUMNS, Run, Stored, stored
from tongma.hub.data_cleansing.tables import finding, row
from tongma.masterdata.catalogue.query import items_of

STATES: Mapping[str, tuple[sa.ColumnElement[bool], ...]] = {
    "ready": (row.c.left_out == 0, row.c.stops == 0, row.c.item == 0),
    "asks": (row.c.left_out == 0, row.c.stops > 0, row.c.item == 0),
    "left_out": (row.c.left_out == 1,),
    "taken_in": (row.c.left_out == 0, row.c.item != 0, row.c.made != 2),  # noqa: PLR2004 - a code
    "taken_back": (row.c.left_out == 0, row.c.made == 2),  # noqa: PLR2004 - as above
}
_PAGE = 1_000


def shown_run(one: Run) -> dict[str, Any]:
    """Return a run as JSON."""
    return {
        "id": str(one.id),
        "name": one.name,
        "state": one.state,
        "created_at": show_instant(one.created_at),
        "person": str(one.person),
        "rows": str(one.rows),
        "reached": str(one.reached),
        "trouble": one.trouble,
    }


def whole_run(connection: sa.Connection, one: Run) -> dict[str, Any]:
    """Return a run with its headings, mapping and counts."""
    return {
        **shown_run(one),
        "headings": list(one.headings),
        "sample": [list(cells) for cells in one.sample],
        "mapping": dict(one.mapping),
        "date_order": one.date_order,
        "fields": [
            {"name": field.name, "name_zh": field.name_zh, "needed": field.needed}
            for field in FIELDS
        ],
        "states": _states(connection, one.id),
        "classes": _classes(connection, one.id),
    }


def _states(connection: sa.Connection, run: int) -> dict[str, str]:
    counts = [
        sa.func.coalesce(sa.func.sum(sa.case((sa.and_(*where), 1), else_=0)), 0).label(name)
        for name, where in STATES.items()
    ]
    found = connection.execute(sa.select(*counts).where(row.c.run == run)).one()
    return {name: str(getattr(found, name)) for name in STATES}


def _classes(connection: sa.Connection, run: int) -> list[dict[str, Any]]:
    query = (
        sa.select(finding.c.code, finding.c.decision, sa.func.count())
        .where(finding.c.run == run)
        .group_by(finding.c.code, finding.c.decision)
    )
    found: dict[str, dict[str, int]] = {}
    for code, decision, count in connection.execute(query):
        found.setdefault(code, {})[decision or "open"] = count
    return [
        {
            "code": code,
            "severity": CLASSES[code],
            **{name: str(found[code].get(name, 0)) for name in ("open", "accept", "refuse")},
        }
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
) -> list[dict[str, Any]]:
    """Return rows with their findings, in the order of their lines."""
    query = sa.select(*COLUMNS).where(row.c.run == run, row.c.line > wanted.after)
    if wanted.state:
        query = query.where(*STATES[wanted.state])
    if wanted.code or wanted.open_only:
        query = query.where(row.c.line.in_(_lines_with(run, wanted)))
    found = [stored(one) for one in connection.execute(query.order_by(row.c.line).limit(limit))]
    odd = findings_of(connection, run, [one.line for one in found])
    others = _others(connection, run, odd.values())
    return [_shown(one, odd.get(one.line, []), others) for one in found]


def _lines_with(run: int, wanted: RowFilter) -> sa.Select[Any]:
    query = sa.select(finding.c.line).where(finding.c.run == run)
    if wanted.code:
        query = query.where(finding.c.code == wanted.code)
    return query.where(finding.c.decision == "") if wanted.open_only else query


def findings_of(connection: sa.Connection, run: int, lines: Sequence[int]) -> dict[int, list[Any]]:
    """Return line → its findings."""
    query = sa.select(finding).where(finding.c.run == run, finding.c.line.in_(lines))
    found: dict[int, list[Any]] = {}
    for one in connection.execute(query.order_by(finding.c.line, finding.c.seq)):
        found.setdefault(one.line, []).append(one)
    return found


def _others(connection: sa.Connection, run: int, odd: Any) -> dict[int, dict[str, str]]:
    """Return the rows and items that findings are about: what a person compares with."""
    wanted = {one.other for some in odd for one in some if one.other}
    query = sa.select(*COLUMNS).where(row.c.run == run, row.c.line.in_(sorted(wanted)))
    found = {one.line: _words(stored(one).values) for one in connection.execute(query)}
    items = items_of(connection, [-one for one in wanted if one < 0])
    for item in items.values():
        values = {"code": item.code, "name_zh": item.name_zh, "model": item.model}
        found[-item.id] = _words({**values, "specification": item.specification})
    return found


_WORDS = ("code", "name_zh", "specification", "model", "maker", "registration", "barcode")


def _words(values: Mapping[str, str]) -> dict[str, str]:
    return {name: values.get(name, "") for name in _WORDS}


def _shown(one: Stored, odd: Sequence[Any], others: Mapping[int, Any]) -> dict[str, Any]:
    return {
        "line": str(one.line),
        "state": state_of(one),
        "item": str(one.item) if one.item else "",
        "given": dict(one.given),
        "values": dict(one.values),
        "findings": [_finding(each, others) for each in odd],
    }


def state_of(one: Stored) -> str:
    """Return the state of a row in one word."""
    if one.left_out:
        return "left_out"
    if one.item:
        return "taken_back" if one.made == 2 else "taken_in"  # noqa: PLR2004 - a code
    return "asks" if one.stops else "ready"


def _finding(each: Any, others: Mapping[int, Any]) -> dict[str, Any]:
    return {
        "code": each.code,
        "severity": CLASSES[each.code],
        "field": each.field,
        "given": each.given,
        "proposed": each.proposed,
        "score": each.score,
        "facts": json.loads(each.facts) if each.facts else {},
        "other_line": str(each.other) if each.other > 0 else "",
        "other_item": str(-each.other) if each.other < 0 else "",
        "other": others.get(each.other),
        "decision": each.decision,
    }


def report_rows(read: Any, run: int, wanted: RowFilter) -> Iterator[dict[str, str]]:
    """Yield the rows of the report; ``read`` gives a connection for each page."""
    after = wanted.after
    while True:
        with read() as connection:
            page = find_rows(connection, run, wanted._replace(after=after), _PAGE)
        yield from map(_report_row, page)
        if len(page) < _PAGE:
            return
        after = int(page[-1]["line"])


def _report_row(one: Mapping[str, Any]) -> dict[str, str]:
    told = [
        f"{each['code']}({each['field']})" if each["field"] else each["code"]
        for each in one["findings"]
    ]
    given = [
        f"{each['field']}: {each['given']} → {each['proposed']}"
        for each in one["findings"]
        if each["given"] != each["proposed"] and each["field"]
    ]
    merges = [
        f"{each['other_line'] or each['other_item']} ({each['score']})"
        for each in one["findings"]
        if each["score"]
    ]
    return {
        "line": one["line"],
        "state": one["state"],
        "decision": "leave_out" if one["state"] == "left_out" else "",
        **{field.name: one["values"].get(field.name, "") for field in FIELDS},
        "findings": " | ".join(told),
        "changes": " | ".join(given),
        "may_be_one_with": " | ".join(merges),
    }
