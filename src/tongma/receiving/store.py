"""The only SQL of receiving."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.commands.tx import Tx
from tongma.documents.tables import line, link
from tongma.receiving.model import Difference, Said
from tongma.receiving.tables import difference, receipt_line


class Detail(NamedTuple):
    """What receiving knows of a receipt's line."""

    line: int
    order_line: int
    notice_line: int
    disposition: str
    way: str
    certificate: int
    status: int


_DETAIL = tuple(receipt_line.c[name] for name in Detail._fields)
_NOTICE = sa.text("""
    SELECT l.id, n.lot, n.expiry, n.serials FROM document_line l
    JOIN notice_line n ON n.line = l.id
    WHERE l.document = :notice AND l.item = :item AND l.state <> 'cancelled' ORDER BY l.line_no
""")


def orders_of(tx: Tx, receipt: int) -> tuple[list[int], int]:
    """Return the receipt's orders and its shipping notice (0 for none)."""
    query = sa.select(link.c.from_document, link.c.role).where(
        link.c.to_document == receipt, link.c.to_line == 0
    )
    rows = tx.rows(query)
    notices = [row.from_document for row in rows if row.role == "notice_of"]
    orders = sorted({row.from_document for row in rows if row.role == "order_of"})
    return orders, notices[0] if notices else 0


def waiting_lines(tx: Tx, orders: Sequence[int], item: int) -> list[tuple[int, int, int]]:
    """Return (line, ordered, done) of the item on the orders, locked, the oldest first.

    A line that is done stays in the list: what comes beyond it is excess of that line.
    """
    query = (
        sa.select(line.c.id, line.c.quantity, line.c.done)
        .where(
            line.c.document.in_(orders),
            line.c.item == item,
            line.c.state.in_(["open", "done"]),
        )
        .order_by(line.c.id)
    )
    return [(row.id, row.quantity, row.done) for row in tx.rows(tx.locked(query))]


def ordered_items(tx: Tx, orders: Sequence[int]) -> list[int]:
    """Return the items that the orders still wait for."""
    query = sa.select(line.c.item).where(line.c.document.in_(orders), line.c.state == "open")
    return sorted({row.item for row in tx.rows(query)})


def notice_says(tx: Tx, notice: int, item: int) -> tuple[Said, ...]:
    """Return what the notice says of the item."""
    rows = tx.rows(_NOTICE, {"notice": notice, "item": item})
    return tuple(
        Said(row.id, row.lot, row.expiry, frozenset(row.serials.split("\n")) - {""}) for row in rows
    )


def keep_lines(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep what receiving knows of new lines."""
    tx.insert(receipt_line, *rows)


def keep_differences(tx: Tx, line_id: int, found: Iterable[Difference]) -> None:
    """Keep where the notice was wrong."""
    tx.insert(
        difference,
        *(
            {
                "id": tx.new_id(),
                "line": line_id,
                "field": one.field,
                "notice": one.notice,
                "label": one.label,
            }
            for one in found
        ),
    )


def details_of(tx: Tx, lines: Iterable[int]) -> dict[int, Detail]:
    """Return what receiving knows of lines."""
    query = sa.select(*_DETAIL).where(receipt_line.c.line.in_(sorted(set(lines))))
    return {row.line: Detail(*row) for row in tx.rows(query)}
