"""What others may read of receiving."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tongma.receiving.tables import difference, receipt_line


def receipt_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return disposition, way and differences of receipt lines."""
    wanted = sorted(lines)
    found = {
        row.line: {
            "disposition": row.disposition,
            "way": row.way,
            "certificate": str(row.certificate),
            "order_line": str(row.order_line),
            "differences": [],
        }
        for row in connection.execute(
            sa.select(receipt_line).where(receipt_line.c.line.in_(wanted))
        )
    }
    query = sa.select(difference).where(difference.c.line.in_(wanted)).order_by(difference.c.id)
    for row in connection.execute(query):
        one = {"field": row.field, "notice": row.notice, "label": row.label}
        found[row.line]["differences"].append(one)
    return found
