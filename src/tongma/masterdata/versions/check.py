"""Every save of reference data has its version, by the person and at the time of its record."""

import json

import sqlalchemy as sa

from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.check import Findings
from tongma.masterdata.versions.tables import version

SAVING = (
    "catalogue.save_certificate",
    "catalogue.save_item",
    "partners.save_partner",
    "people.deactivate_person",
    "people.reactivate_person",
    "people.save_person",
    "places.save_place",
    "policy.save_setting",
    "registered.make_item",
)
"""Commands that answer ``id`` and ``version``."""
_ROWS = {"policy.save_setting"}
"""Each value that they save is a thing of its own, with this one number."""
_ONLY = 1
_BATCH = 500


def check_versions(connection: sa.Connection, report: Findings) -> None:
    """Numbers of a thing run 1, 2, 3 …; each is of a record, and each save has its own."""
    _check_numbers(connection, report)
    _check_saves(connection, report)


def _check_numbers(connection: sa.Connection, report: Findings) -> None:
    query = (
        sa.select(version.c.kind, version.c.thing, version.c.number, version.c.person,
                  version.c.saved_at, record.c.actor, record.c.recorded_at)
        .join(record, record.c.record_id == version.c.record_id, isouter=True)
        .order_by(version.c.kind, version.c.thing, version.c.number)
        .execution_options(yield_per=_BATCH)
    )  # fmt: skip
    before: tuple[str, int, int] = ("", 0, 0)
    for row in connection.execute(query):
        report.count("versions", 1)
        where = f"version {row.number} of {row.kind} {row.thing}"
        expected = before[2] + 1 if before[:2] == (row.kind, row.thing) else 1
        if row.number != expected:
            report.fault(where, f"version {expected} is gone")
        if (row.person, row.saved_at) != (row.actor, row.recorded_at):
            report.fault(where, "its record says another person or time")
        before = (row.kind, row.thing, row.number)


def _check_saves(connection: sa.Connection, report: Findings) -> None:
    query = (
        sa.select(record.c.record_id, record.c.command, record.c.body)
        .where(record.c.command.in_(SAVING), record.c.outcome == "accepted")
        .execution_options(yield_per=_BATCH)
    )
    for rows in connection.execute(query).partitions():
        there = sa.select(version.c.record_id, version.c.thing, version.c.number).where(
            version.c.record_id.in_([row.record_id for row in rows])
        )
        kept = {tuple(row) for row in connection.execute(there)}
        for row in rows:
            result = json.loads(row.body)["result"]
            made = (row.record_id, int(result["id"]), int(result["version"]))
            number = _ONLY if row.command in _ROWS else made[2]
            if (*made[:2], number) not in kept:
                where = f"version {made[2]} of {made[1]}"
                report.fault(where, f"record {row.record_id} saved it, and it is gone")
