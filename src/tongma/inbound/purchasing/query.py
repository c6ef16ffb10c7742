"""What others may read of purchasing."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

import sqlalchemy as sa

from tongma.inbound.purchasing.tables import purchase_line
from tongma.work.documents.tables import line


class LinePrice(NamedTuple):
    """What an order's line costs, as decimal text."""

    unit_price: str
    tax_percent: str
    total: str
    """With tax."""
    currency: str


class OrderTotal(NamedTuple):
    """What an order costs with tax."""

    gross: str
    currency: str


def prices_of(connection: sa.Connection, lines: Iterable[int]) -> dict[int, LinePrice]:
    """Return the prices of order lines by line."""
    columns = tuple(purchase_line.c[name] for name in LinePrice._fields)
    query = sa.select(purchase_line.c.line, *columns)
    rows = connection.execute(query.where(purchase_line.c.line.in_(sorted(lines))))
    return {row.line: LinePrice(*row[1:]) for row in rows}


def total_of(connection: sa.Connection, order: int) -> OrderTotal:
    """Return the gross sum of an order."""
    query = (
        sa.select(purchase_line.c.total, purchase_line.c.currency)
        .join(line, line.c.id == purchase_line.c.line)
        .where(line.c.document == order)
    )
    rows = connection.execute(query).all()
    total = sum((Decimal(row.total) for row in rows), Decimal(0))
    return OrderTotal(f"{total:.2f}", rows[0].currency if rows else "")
