"""What others may read of purchasing."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from tongma.inbound.purchasing.tables import purchase_line
from tongma.work.documents.tables import line


def price_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return price, tax and total of order lines."""
    query = sa.select(purchase_line).where(purchase_line.c.line.in_(sorted(lines)))
    return {
        row.line: {
            "unit_price": row.unit_price,
            "tax_percent": row.tax_percent,
            "total": row.total,
            "currency": row.currency,
        }
        for row in connection.execute(query)
    }


def totals_of(connection: sa.Connection, order: int) -> dict[str, Any]:
    """Return the gross sum of an order."""
    query = (
        sa.select(purchase_line.c.total, purchase_line.c.currency)
        .join(line, line.c.id == purchase_line.c.line)
        .where(line.c.document == order)
    )
    rows = connection.execute(query).all()
    total = sum((Decimal(row.total) for row in rows), Decimal(0))
    return {"gross": f"{total:.2f}", "currency": rows[0].currency if rows else ""}
