"""What others may read of counting."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.inside.counting.tables import count_entry
from tongma.work.documents.tables import line


def entries_of_count(connection: sa.Connection, count: int) -> Sequence[Any]:
    """Return everything that was found in a count, round by round."""
    query = (
        sa.select(count_entry)
        .join(line, line.c.id == count_entry.c.line)
        .where(line.c.document == count)
        .order_by(count_entry.c.line, count_entry.c.round, count_entry.c.entry_no)
    )
    return connection.execute(query).all()
