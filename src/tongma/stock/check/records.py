"""Numbers without gaps; every hash right; every line of a record is a movement, and the reverse;
every record is that of the one request that it names.
"""

import hashlib
import json
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tables import request
from tongma.foundation.journal.tables import position, record
from tongma.stock.check.report import Report
from tongma.stock.tables import movement

_BATCH = 1_000
_TIMES = ("record_id", "happened_at", "recorded_at")
_LINE = tuple(column.name for column in movement.columns if column.name not in _TIMES)


def check_numbers(connection: sa.Connection, report: Report) -> None:
    """Numbers run 1, 2, 3 … and the time from which they are known never goes back."""
    expected, known = 1, 0
    query = sa.select(position).order_by(position.c.seq).execution_options(yield_per=_BATCH)
    for row in connection.execute(query):
        report.count("numbers", 1)
        if row.seq != expected:
            report.fault(f"number {row.seq}", f"expected {expected}")
        if row.known_at < known:
            report.fault(f"number {row.seq}", "known earlier than the one before")
        expected, known = row.seq + 1, row.known_at


def check_records(connection: sa.Connection, report: Report) -> None:
    """Hash every record again and lay its lines beside the movements."""
    query = sa.select(record).order_by(record.c.record_id).execution_options(yield_per=_BATCH)
    for row in connection.execute(query):
        report.count("records", 1)
        where = f"record {row.record_id}"
        envelope = json.loads(row.envelope)
        for name in ("body", "lines"):
            if hashlib.sha256(getattr(row, name)).hexdigest() != envelope[f"{name}_sha256"]:
                report.fault(where, f"the {name} is not what was hashed")
        _columns(row, envelope, report)
        _lines(connection, row, report)


def check_requests(connection: sa.Connection, report: Report) -> None:
    """Each record names the request that claimed it; so no request has two."""
    query = (
        sa.select(record.c.record_id)
        .join(request, request.c.id == record.c.request_id, isouter=True)
        .where(request.c.record_id.is_distinct_from(record.c.record_id))
    )
    for record_id in connection.execute(query).scalars():
        report.fault(f"record {record_id}", "is not the record of the request that it names")


def _columns(row: Any, envelope: dict[str, Any], report: Report) -> None:
    for name in (
        "record_id", "request_id", "command", "outcome", "actor", "site", "owner", "document",
        "happened_at", "recorded_at",
    ):  # fmt: skip
        if str(getattr(row, name)) != envelope[name]:
            report.fault(f"record {row.record_id}", f"column {name} is not the envelope's")


def _lines(connection: sa.Connection, row: Any, report: Report) -> None:
    told = [json.loads(line) for line in row.lines.splitlines()]
    query = (
        sa.select(*(movement.c[name] for name in _LINE))
        .where(movement.c.record_id == row.record_id)
        .order_by(movement.c.line)
    )
    there = [[str(value) for value in one] for one in connection.execute(query)]
    if told != there:
        report.fault(f"record {row.record_id}", "its lines are not its movements")
