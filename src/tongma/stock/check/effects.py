"""Every table that is not derived, against what the records say was written to it.

The effects of all records are done again, in the order of their numbers, in a scratch database.
Whatever then differs was changed by a hand, or lost, or never recorded. Private texts stand in a
record as commitments: the text kept beside must be what was committed to.
"""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.record import commitment
from tongma.foundation.journal.tables import position, record, secret
from tongma.foundation.platform.schema import metadata
from tongma.stock.check.report import Report
from tongma.stock.check.scratch import ERASED, Difference, Scratch, scratch

_BATCH = 500
_SHOWN = 50
"""Rows of a table that are named; the rest is counted."""
_LAST = 2**62
_OUTSIDE = ("supplier", "scrap", "adjustment", "consumed", "opening", "transformation")
_NOWHERE = {"class": 3, "parent": 0, "moved_happened_at": 0, "moved_record": 0}
_BEFORE_RECORDS: dict[str, list[dict[str, Any]]] = {
    "item": [{"id": 0, "decimals": 0}],
    "lot": [{"id": 0, "item": 0, "number": "", "variant": 0, "certificate": 0}],
    "piece": [{"id": 0, "item": 0, "lot": 0, "serial": ""}],
    "place": [
        {"id": number, "kind": kind, "root": number, **_NOWHERE}
        for number, kind in enumerate(_OUTSIDE, 1)
    ],
}
"""What the first migration wrote: 'none' as a real row, and the world outside."""


def check_effects(connection: sa.Connection, report: Report) -> None:
    """Build the tables again from the journal, and name each row that is another."""
    tables = [one for one in metadata.sorted_tables if not one.info.get("derived")]
    with scratch(tables) as built:
        for name, rows in _BEFORE_RECORDS.items():
            for row in rows:
                built.insert(name, list(row), [list(row.values())])
        _build(connection, built, report)
        for table in tables:
            _compare(connection, built, table.name, report)


def _build(connection: sa.Connection, built: Scratch, report: Report) -> None:
    """Do the effects of all records again, in the order in which they became known."""
    query = (
        sa.select(record.c.record_id, record.c.body)
        .join(position, position.c.record_id == record.c.record_id, isouter=True)
        .order_by(sa.func.coalesce(position.c.seq, _LAST), record.c.record_id)
        .execution_options(yield_per=_BATCH)
    )
    for rows in connection.execute(query).partitions():
        texts = _texts(connection, [row.record_id for row in rows], report)
        for row in rows:
            try:
                _do_all(built, row.body, texts.get(row.record_id, {}))
            except (sqlite3.Error, KeyError, ValueError, TypeError) as error:
                report.fault(f"record {row.record_id}", f"its effects cannot be done: {error}")


def _texts(
    connection: sa.Connection, record_ids: list[int], report: Report
) -> dict[int, dict[str, str]]:
    """Return the private texts of records by the commitment that stands for each."""
    found: dict[int, dict[str, str]] = {}
    query = sa.select(secret).where(secret.c.record_id.in_(record_ids))
    for row in connection.execute(query):
        report.count("private texts", 1)
        made = commitment(row.salt, row.value)["commitment"]
        found.setdefault(row.record_id, {})[made] = row.value
    bodies = sa.select(record.c.record_id, record.c.body).where(record.c.record_id.in_(found))
    for row in connection.execute(bodies):
        body = bytes(row.body)
        for made in found[row.record_id]:
            if made.encode() not in body:
                report.fault(f"record {row.record_id}", "a private text is not what was recorded")
    return found


def _do_all(built: Scratch, body: bytes, texts: Mapping[str, str]) -> None:
    for effect in json.loads(body)["effects"]:
        _do(built, effect, texts)


def _do(built: Scratch, effect: Mapping[str, Any], texts: Mapping[str, str]) -> None:
    table = effect["table"]
    if not built.knows(table):
        return
    if effect["op"] == "insert":
        same = {name: _shown(value, texts) for name, value in effect["same"].items()}
        names = [*effect["columns"], *same]
        rows = ([*(_shown(v, texts) for v in row), *same.values()] for row in effect["rows"])
        built.insert(table, names, rows)
        return
    if effect["op"] == "delete":
        built.delete(table, effect["key"])
        return
    values = {name: _shown(value, texts) for name, value in effect["set"].items()}
    changed = built.update(table, effect["key"], values)
    if effect["op"] == "upsert" and not changed:
        whole = {**effect["key"], **values}
        built.insert(table, list(whole), [list(whole.values())])


def _shown(value: Any, texts: Mapping[str, str]) -> Any:
    """Return what a record says, with the text where it has a commitment."""
    if isinstance(value, dict):
        return texts.get(value["commitment"], ERASED)
    return value


def _compare(connection: sa.Connection, built: Scratch, table: str, report: Report) -> None:
    many = 0
    for difference in built.differences(connection, table):
        many += 1
        if many <= _SHOWN:
            where = f"{table} {', '.join(str(part) for part in difference.key)}"
            report.fault(where, _words(difference))
    if many > _SHOWN:
        report.fault(table, f"{many - _SHOWN} more rows are not what the journal says")


def _words(difference: Difference) -> str:
    if not difference.said:
        return "no record wrote this row"
    if not difference.there:
        return "is gone, and no record deleted it"
    parts = (
        f"{name} is {difference.there[name]!r}, the journal says {value!r}"
        for name, value in difference.said.items()
    )
    return "; ".join(parts)
