"""What rows of a run became in the catalogue."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.bulk import copy_rows
from tongma.hub.data_cleansing.model import PROPOSED_ACROSS, RowFinding
from tongma.hub.data_cleansing.store import (
    COLUMNS,
    SEQ_ACROSS,
    TAKEN_BACK,
    StoredRow,
    count_stops,
    finding_row,
    stored,
)
from tongma.hub.data_cleansing.tables import bound, finding, row


def rows_of_lead(connection: sa.Connection, run_id: int, lead: int) -> list[StoredRow]:
    """Return the rows of an item that are ready, in the order of their lines."""
    query = sa.select(*COLUMNS).where(
        row.c.run == run_id, row.c.lead == lead, row.c.stops == 0, row.c.left_out == 0
    )
    return [stored(each) for each in connection.execute(query.order_by(row.c.line))]


def decided_of(
    connection: sa.Connection, run_id: int, lines: Sequence[int]
) -> dict[int, dict[str, str]]:
    """Return line → field → text, where a decision says something else than the clean value.

    A refused change keeps what was given, a refused choice leaves the value out; what comparing
    proposed is in no clean value before somebody accepts it.
    """
    columns = ("line", "field", "given", "proposed", "code", "stops", "across", "decision")
    query = sa.select(*(finding.c[name] for name in columns)).where(
        finding.c.run == run_id,
        finding.c.line.in_(lines),
        finding.c.decision != "",
        finding.c.field != "",
    )
    said: dict[int, dict[str, str]] = {}
    for found in connection.execute(query):
        of_line = said.setdefault(found.line, {})
        if found.across and found.decision == "accept":
            if found.code in PROPOSED_ACROSS:
                of_line[found.field] = found.proposed
        elif found.decision == "refuse" and not found.across:
            of_line[found.field] = "" if found.stops else found.given
    return said


def set_item(
    connection: sa.Connection, run_id: int, lines: Sequence[int], values: Mapping[str, int]
) -> None:
    """Note what rows became; ``values``: item, made, version."""
    here = (row.c.run == run_id, row.c.line.in_(lines))
    connection.execute(sa.update(row).where(*here).values(dict(values)))


def keep_bound(connection: sa.Connection, run_id: int, item: int, bindings: Sequence[int]) -> None:
    """Note which codes the run bound to an item that was there before."""
    copy_rows(connection, bound, [{"run": run_id, "item": item, "binding": b} for b in bindings])


def bound_by(connection: sa.Connection, run_id: int) -> dict[int, list[int]]:
    """Return item → bindings that the run made on items that were there before."""
    query = sa.select(bound.c.item, bound.c.binding).where(bound.c.run == run_id)
    found: dict[int, list[int]] = {}
    for item, binding in connection.execute(query.order_by(bound.c.item, bound.c.binding)):
        found.setdefault(item, []).append(binding)
    return found


def forget_bound(connection: sa.Connection, run_id: int, items: Sequence[int]) -> None:
    """Forget the codes of items that were taken back."""
    connection.execute(sa.delete(bound).where(bound.c.run == run_id, bound.c.item.in_(items)))


def add_finding(connection: sa.Connection, run_id: int, line: int, each: RowFinding) -> None:
    """Add what came out when a row was to be taken in; it keeps the row out until decided."""
    last = sa.select(sa.func.max(finding.c.seq)).where(
        finding.c.run == run_id, finding.c.line == line
    )
    seq = max(SEQ_ACROSS, connection.execute(last).scalar() or 0) + 1
    copy_rows(connection, finding, [finding_row(run_id, line, seq, each)])
    count_stops(connection, run_id, [line])


class MadeItem(NamedTuple):
    """An item that a run made: its version as it was made, the first row that it came from."""

    item: int
    version: int
    line: int


def made_after(run_id: int, after: int, limit: int, connection: sa.Connection) -> list[MadeItem]:
    """Return what the run made and did not take back, rising by item."""
    query = (
        sa.select(row.c.item, sa.func.max(row.c.version), sa.func.min(row.c.line))
        .where(row.c.run == run_id, row.c.made == 1, row.c.item > after)
        .group_by(row.c.item)
        .order_by(row.c.item)
        .limit(limit)
    )
    return [MadeItem(*found) for found in connection.execute(query)]


def set_taken_back(connection: sa.Connection, run_id: int, items: Sequence[int]) -> None:
    """Note that items were taken back."""
    here = (row.c.run == run_id, row.c.item.in_(items))
    connection.execute(sa.update(row).where(*here).values(made=TAKEN_BACK))


def has_taken_in(connection: sa.Connection, run_id: int) -> bool:
    """Say whether rows of the run are in the catalogue."""
    query = sa.select(row.c.line).where(row.c.run == run_id, row.c.made == 1).limit(1)
    return connection.execute(query).one_or_none() is not None
