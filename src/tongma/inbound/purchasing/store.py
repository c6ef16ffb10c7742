"""The only SQL of purchasing."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.inbound.purchasing.tables import purchase_line
from tongma.work.documents.tables import line


def keep_prices(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep price, tax and total of order lines."""
    tx.insert(purchase_line, *rows)


def open_lines_of_item(tx: Tx, orders: list[int], item: int) -> list[int]:
    """Return the open order lines of an item, the oldest first."""
    query = (
        sa.select(line.c.id)
        .where(line.c.document.in_(orders), line.c.item == item, line.c.state == "open")
        .order_by(line.c.document, line.c.line_no)
    )
    return [row.id for row in tx.rows(query)]
