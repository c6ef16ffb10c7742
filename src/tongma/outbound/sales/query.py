"""What others may read of sales."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.outbound.sales.tables import passed_over, sales_line, sales_order


class SalesTerms(NamedTuple):
    """Price and tax of an order line, decimals as they were typed."""

    unit_price: str
    tax_percent: str


def terms_of_lines(connection: sa.Connection, lines: Iterable[int]) -> dict[int, SalesTerms]:
    """Return price and tax of order lines by line id."""
    query = sa.select(sales_line).where(sales_line.c.line.in_(sorted(lines)))
    return {
        row.line: SalesTerms(row.unit_price, row.tax_percent) for row in connection.execute(query)
    }


def currency_of(connection: sa.Connection, order: int) -> str | None:
    """Return the currency of an order, ISO 4217; None where there is no such order."""
    query = sa.select(sales_order.c.currency).where(sales_order.c.document == order)
    return connection.execute(query).scalar_one_or_none()


class PassedOverRow(NamedTuple):
    """Stock that the last allocation of a line passed over; scaled quantity."""

    lot: int
    piece: int
    place: int
    quantity: int
    reason: str


def passed_over_of(connection: sa.Connection, line: int) -> list[PassedOverRow]:
    """Return what the last allocation of a line passed over, in its order."""
    last = (
        sa.select(sa.func.max(passed_over.c.record_id))
        .where(passed_over.c.line == line)
        .scalar_subquery()
    )
    query = (
        sa.select(*(passed_over.c[name] for name in PassedOverRow._fields))
        .where(passed_over.c.line == line, passed_over.c.record_id == last)
        .order_by(passed_over.c.id)
    )
    return [PassedOverRow(*row) for row in connection.execute(query)]
