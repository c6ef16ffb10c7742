"""What the tables of label quality say."""

from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.reach import within
from tongma.views.label_quality.model import FAULTS, Fault, SupplierMonth
from tongma.views.label_quality.tables import label_count, label_fault


class QualityFilter(NamedTuple):
    """Which labels: months (``YYYY-MM``, both included; empty: no bound), a supplier (0: any)."""

    since: str
    until: str
    supplier: int
    reach: Reach


class FaultyLabel(NamedTuple):
    """A label with a fault, and where it was scanned."""

    raw: str
    station: str
    happened_at: int
    document: int
    codes: tuple[str, ...]
    faults: tuple[Fault, ...]


def quality_of(connection: sa.Connection, asked: QualityFilter) -> list[SupplierMonth]:
    """Return suppliers by month, the newest month first, then by supplier."""
    labels: dict[tuple[int, str], int] = {}
    counted = sa.select(
        label_count.c.partner, label_count.c.month, sa.func.sum(label_count.c.labels)
    )
    for partner, month, count in _grouped(connection, counted, label_count, asked):
        labels[partner, month] = int(count)
    faults: dict[tuple[int, str], dict[str, int]] = {}
    weight = sa.case((label_fault.c.times > 0, label_fault.c.times), else_=1)
    only_asked = sa.func.sum(sa.case((label_fault.c.times == 0, 1), else_=0))
    sums = [sa.func.sum(weight * label_fault.c[name]) for name in FAULTS]
    found = sa.select(label_fault.c.partner, label_fault.c.month, only_asked, *sums)
    for partner, month, more, *counts in _grouped(connection, found, label_fault, asked):
        labels[partner, month] = labels.get((partner, month), 0) + int(more)
        faults[partner, month] = dict(zip(FAULTS, map(int, counts), strict=True))
    none: dict[str, int] = dict.fromkeys(FAULTS, 0)
    rows = [SupplierMonth(*at, count, faults.get(at, none)) for at, count in labels.items()]
    return sorted(rows, key=lambda one: ([-ord(letter) for letter in one.month], one.supplier))


def _grouped(
    connection: sa.Connection, query: sa.Select[Any], table: sa.Table, asked: QualityFilter
) -> Any:
    return connection.execute(
        _narrowed(query, table, asked).group_by(table.c.partner, table.c.month)
    )


def _narrowed(query: sa.Select[Any], table: sa.Table, asked: QualityFilter) -> sa.Select[Any]:
    query = query.where(within(asked.reach, table.c.site, table.c.owner))
    if asked.since:
        query = query.where(table.c.month >= asked.since)
    if asked.until:
        query = query.where(table.c.month <= asked.until)
    return query.where(table.c.partner == asked.supplier) if asked.supplier else query


def examples_of(
    connection: sa.Connection, asked: QualityFilter, of: SupplierMonth, limit: int
) -> list[FaultyLabel]:
    """Return the last faulty labels of a supplier in a month."""
    query = _narrowed(sa.select(label_fault), label_fault, asked)
    query = query.where(label_fault.c.partner == of.supplier, label_fault.c.month == of.month)
    order = (label_fault.c.happened_at.desc(), label_fault.c.document, label_fault.c.digest)
    return [
        FaultyLabel(
            row.raw,
            row.station,
            row.happened_at,
            row.document,
            tuple(row.codes.split("\n")),
            tuple(name for name in FAULTS if getattr(row, name)),
        )
        for row in connection.execute(query.order_by(*order).limit(limit))
    ]
