"""Decisions on findings, and which rows are one item by them."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.hub.data_cleansing.model import MERGES, NOT_TO_REFUSE
from tongma.hub.data_cleansing.store import count_stops
from tongma.hub.data_cleansing.tables import finding, row


def decide(connection: sa.Connection, run_id: int, decision: str, wanted: Mapping[str, Any]) -> int:
    """Decide on findings; ``wanted``: code, lines, score_min. Returns how many were decided.

    Whoever decides that two rows are one item, or not, has also decided on their common codes.
    """
    where = [finding.c.run == run_id, finding.c.decision != decision]
    if decision == "refuse":
        where.append(finding.c.code.not_in(NOT_TO_REFUSE))
    if wanted["code"]:
        where.append(finding.c.code == wanted["code"])
    if wanted["lines"]:
        where.append(finding.c.line.in_(wanted["lines"]))
    if wanted["score_min"]:
        where.append(finding.c.score >= wanted["score_min"])
    touched = sa.select(finding.c.line).where(*where)
    lines = list(connection.execute(touched.distinct()).scalars())
    count = connection.execute(sa.update(finding).where(*where).values(decision=decision)).rowcount
    _settle_shared(connection, run_id, lines)
    _leave_strangers_out(connection, run_id, lines)
    for at in range(0, len(lines), 500):
        count_stops(connection, run_id, lines[at : at + 500])
    return count


def _settle_shared(connection: sa.Connection, run_id: int, lines: Sequence[int]) -> None:
    merged = finding.alias("merged")
    said = (
        sa.select(sa.literal(1))
        .where(
            merged.c.run == finding.c.run,
            merged.c.line == finding.c.line,
            merged.c.other == finding.c.other,
            merged.c.code.in_(MERGES),
            merged.c.decision == "accept",
        )
        .exists()
    )
    for at in range(0, len(lines), 500):
        connection.execute(
            sa.update(finding)
            .where(
                finding.c.run == run_id,
                finding.c.line.in_(lines[at : at + 500]),
                finding.c.code == "code_on_several",
                finding.c.decision == "",
                said,
            )
            .values(decision="accept")
        )


def _leave_strangers_out(connection: sa.Connection, run_id: int, lines: Sequence[int]) -> None:
    """Leave rows out that are said to be another item under a number that is taken."""
    strangers = sa.select(finding.c.line).where(
        finding.c.run == run_id, finding.c.code == "item_disagrees", finding.c.decision == "refuse"
    )
    for at in range(0, len(lines), 500):
        here = row.c.line.in_(lines[at : at + 500])
        query = sa.update(row).where(row.c.run == run_id, here, row.c.line.in_(strangers))
        connection.execute(query.values(left_out=1))


def leave_out(connection: sa.Connection, run_id: int, lines: Sequence[int], *, out: bool) -> int:
    """Leave rows out, or take them back in; rows that were taken in stay. Returns how many."""
    query = sa.update(row).where(row.c.run == run_id, row.c.line.in_(lines), row.c.item == 0)
    return connection.execute(query.values(left_out=int(out))).rowcount


def merges(connection: sa.Connection, run_id: int) -> list[tuple[int, int]]:
    """Return (row, row or negative item) of every accepted merge."""
    query = sa.select(finding.c.line, finding.c.other).where(
        finding.c.run == run_id, finding.c.code.in_(MERGES), finding.c.decision == "accept"
    )
    return [(line, other) for line, other in connection.execute(query)]


def set_leads(run_id: int, changes: Sequence[tuple[int, int]], connection: sa.Connection) -> None:
    """Make all rows of one item rows of another, for each (lead, lead that takes its place)."""
    query = (
        sa.update(row)
        .where(row.c.run == run_id, row.c.lead == sa.bindparam("old"))
        .values(lead=sa.bindparam("new"))
    )
    if changes:
        connection.execute(query, [{"old": old, "new": new} for old, new in changes])


def leads_ready(run_id: int, after: int, limit: int, connection: sa.Connection) -> list[int]:
    """Return leads of items that can be taken in, behind one: no row of theirs is in doubt."""
    other = row.alias("other")
    doubtful = (
        sa.select(sa.literal(1))
        .where(
            other.c.run == run_id,
            other.c.lead == row.c.lead,
            other.c.stops > 0,
            other.c.left_out == 0,
        )
        .exists()
    )
    query = (
        sa.select(row.c.lead)
        .where(row.c.run == run_id, row.c.lead > after, row.c.stops == 0)
        .where(row.c.left_out == 0, row.c.item == 0, ~doubtful)
        .distinct()
        .order_by(row.c.lead)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def leads_of(
    connection: sa.Connection, run_id: int, merged: Sequence[tuple[int, int]]
) -> dict[int, int]:
    """Return row → lead of its item, for the rows that merges speak of."""
    wanted = sorted({line for pair in merged for line in pair if line > 0})
    found: dict[int, int] = {}
    for at in range(0, len(wanted), 500):
        query = sa.select(row.c.line, row.c.lead).where(
            row.c.run == run_id, row.c.line.in_(wanted[at : at + 500])
        )
        found |= {one.line: one.lead for one in connection.execute(query)}
    return found
