"""The only SQL of purchasing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.inbound.purchasing.tables import purchase_line
from tongma.work.documents.states import LineState
from tongma.work.documents.tables import line


def keep_prices(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep price, tax and total of order lines."""
    tx.insert(purchase_line, *rows)


def open_lines(tx: Tx, orders: Sequence[int]) -> dict[int, list[int]]:
    """Return item → its open lines on the orders, the oldest first."""
    query = (
        sa.select(line.c.item, line.c.id)
        .where(line.c.document.in_(orders), line.c.state == LineState.OPEN)
        .order_by(line.c.document, line.c.line_no)
    )
    found: dict[int, list[int]] = defaultdict(list)
    for row in tx.rows(query):
        found[row.item].append(row.id)
    return dict(found)
