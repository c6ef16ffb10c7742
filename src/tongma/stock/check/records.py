"""Numbers without gaps, each of a record and the reverse; every hash right; every line of a record
is a movement of its times, and the reverse; every record is that of the one request that it names,
and says what that request was answered.
"""

import hashlib
import json
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tables import answer, request
from tongma.foundation.journal.tables import pending, position, record
from tongma.stock.check.report import Report
from tongma.stock.tables import movement

_BATCH = 1_000
_TIMES = ("record_id", "happened_at", "recorded_at")
_LINE = tuple(column.name for column in movement.columns if column.name not in _TIMES)


def check_numbers(connection: sa.Connection, report: Report) -> None:
    """Numbers run 1, 2, 3 … and the time from which they are known never goes back."""
    expected, known = 1, 0
    query = (
        sa.select(position, record.c.record_id.label("recorded"))
        .join(record, record.c.record_id == position.c.record_id, isouter=True)
        .order_by(position.c.seq)
        .execution_options(yield_per=_BATCH)
    )
    for row in connection.execute(query):
        report.count("numbers", 1)
        if row.seq != expected:
            report.fault(f"number {row.seq}", f"expected {expected}")
        if row.known_at < known:
            report.fault(f"number {row.seq}", "known earlier than the one before")
        if row.recorded is None:
            report.fault(f"number {row.seq}", f"its record {row.record_id} is gone")
        expected, known = row.seq + 1, row.known_at
    _without_number(connection, report)


def _without_number(connection: sa.Connection, report: Report) -> None:
    """A record has its number, or waits for it (PostgreSQL)."""
    query = (
        sa.select(record.c.record_id, pending.c.record_id.label("waits"))
        .join(position, position.c.record_id == record.c.record_id, isouter=True)
        .join(pending, pending.c.record_id == record.c.record_id, isouter=True)
        .where(position.c.seq.is_(None))
    )
    for row in connection.execute(query):
        if row.waits is None:
            report.fault(f"record {row.record_id}", "has no number and waits for none")
        else:
            report.count("waiting for a number", 1)


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
    """Each record names the request that claimed it, so none has two; its answer is the record's.

    A request without its answer could be done twice; one without its record did something that
    nobody can prove.
    """
    query = (
        sa.select(request.c.id, request.c.actor, record.c.actor.label("recorded"),
                  record.c.record_id, record.c.outcome, record.c.body, answer.c.answer,
                  answer.c.outcome.label("answered"))
        .join(record, record.c.request_id == request.c.id, isouter=True)
        .join(answer, answer.c.request_id == request.c.id, isouter=True)
        .execution_options(yield_per=_BATCH)
    )  # fmt: skip
    for row in connection.execute(query):
        report.count("requests", 1)
        if row.record_id is None or row.answer is None:
            missing = "record" if row.record_id is None else "answer"
            report.fault(f"request {row.id}", f"its {missing} is gone")
        elif row.actor != row.recorded:
            report.fault(f"request {row.id}", "another person sent it than its record says")
        elif not _is_answer_of(row):
            report.fault(f"request {row.id}", "its answer is not what its record says")
    query = (
        sa.select(record.c.record_id)
        .join(request, request.c.id == record.c.request_id, isouter=True)
        .where(request.c.record_id.is_distinct_from(record.c.record_id))
    )
    for record_id in connection.execute(query).scalars():
        report.fault(f"record {record_id}", "is not the record of the request that it names")


def _is_answer_of(row: Any) -> bool:
    """Say whether a kept answer is what stands in the record: outcome, result, case, refusal."""
    kept, body = json.loads(row.answer), json.loads(row.body)
    told = {name: body.get(name) for name in ("result", "held", "refusal")}
    said = {name: kept.get(name) for name in told}
    return (
        (kept["outcome"], row.answered, kept["record_id"])
        == (row.outcome, row.outcome, str(row.record_id))
        and said == told
    )  # fmt: skip


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
        sa.select(*(movement.c[name] for name in (*_LINE, *_TIMES)))
        .where(movement.c.record_id == row.record_id)
        .order_by(movement.c.line)
    )
    found = [list(one) for one in connection.execute(query)]
    if told != [[str(value) for value in one[: len(_LINE)]] for one in found]:
        report.fault(f"record {row.record_id}", "its lines are not its movements")
    times = [row.record_id, row.happened_at, row.recorded_at]
    if any(one[len(_LINE) :] != times for one in found):
        report.fault(f"record {row.record_id}", "its movements happened at another time")
