"""The only SQL of opening stock."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.inbound.opening_stock.tables import opening_line
from tongma.work.documents.tables import line


def keep_lines(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep what was said of each line."""
    tx.insert(opening_line, *rows)


def lines_of(tx: Tx, document: int) -> Sequence[Any]:
    """Return the lines of prepared opening stock with everything that was said."""
    query = (
        sa.select(line.c.id, line.c.item, line.c.place, line.c.packed_as, line.c.quantity,
                  opening_line)
        .join(opening_line, opening_line.c.line == line.c.id)
        .where(line.c.document == document)
        .order_by(line.c.line_no)
    )  # fmt: skip
    return tx.rows(query)
