"""What others may read of sales."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.outbound.sales.tables import passed_over, sales_line, sales_order
from tongma.work.documents.announced import ship_to_of


def sales_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return price and tax of order lines."""
    query = sa.select(sales_line).where(sales_line.c.line.in_(sorted(lines)))
    return {
        row.line: {"unit_price": row.unit_price, "tax_percent": row.tax_percent}
        for row in connection.execute(query)
    }


def order_details(connection: sa.Connection, order: int) -> dict[str, Any]:
    """Return ship-to address and currency of an order."""
    row = connection.execute(
        sa.select(sales_order).where(sales_order.c.document == order)
    ).one_or_none()
    if row is None:
        return {}
    return {"ship_to": str(ship_to_of(connection, order)), "currency": row.currency}


def allocation_details(connection: sa.Connection, line: int) -> Sequence[Any]:
    """Return what the last allocation of a line passed over, with the reasons."""
    last = (
        sa.select(sa.func.max(passed_over.c.record_id))
        .where(passed_over.c.line == line)
        .scalar_subquery()
    )
    query = (
        sa.select(passed_over)
        .where(passed_over.c.line == line, passed_over.c.record_id == last)
        .order_by(passed_over.c.id)
    )
    return connection.execute(query).all()
