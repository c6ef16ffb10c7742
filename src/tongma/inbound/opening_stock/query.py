"""What others may read of opening stock."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tongma.inbound.opening_stock.tables import opening_line
from tongma.stock.model import Status


def opening_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return lot, dates, status and serials of opening lines, as they were laid down."""
    query = sa.select(opening_line).where(opening_line.c.line.in_(sorted(lines)))
    return {
        row.line: {
            "lot": row.lot,
            "expiry": row.expiry,
            "produced": row.produced,
            "status": Status(row.status).name.lower(),
            "serials": [one for one in row.serials.split("\n") if one],
        }
        for row in connection.execute(query)
    }
