"""The only SQL of receiving."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.platform.prepared import Prepared
from tongma.inbound.receiving.model import LabelDifference, WaitingLine
from tongma.inbound.receiving.tables import difference, receipt_line
from tongma.work.documents.states import LineState
from tongma.work.documents.tables import line, link


class ReceiptDetail(NamedTuple):
    """What receiving knows of a receipt's line."""

    line: int
    order_line: int
    notice_line: int
    disposition: str
    way: str
    certificate: int
    status: int


class ReceiptSources(NamedTuple):
    """What a receipt was opened for."""

    orders: list[int]
    notice: int
    """0 for none."""


_SOURCES = Prepared(
    sa.select(link.c.from_document, link.c.role).where(
        link.c.to_document == sa.bindparam("receipt"),
        link.c.to_line == sa.literal_column("0"),
    )
)


def _waiting(*conditions: sa.ColumnElement[bool]) -> sa.Select[tuple[int, int, int]]:
    states: list[Any] = [
        sa.literal_column(f"'{state}'") for state in (LineState.OPEN, LineState.DONE)
    ]
    return (
        sa.select(line.c.id, line.c.quantity, line.c.done)
        .where(*conditions, line.c.state.in_(states))
        .order_by(line.c.id)
    )


_ONE_ORDER = _waiting(line.c.document == sa.bindparam("order"), line.c.item == sa.bindparam("item"))
_WAITING = Prepared(_ONE_ORDER)
_WAITING_LOCKED = Prepared(_ONE_ORDER.with_for_update(key_share=True))
_DETAIL = tuple(receipt_line.c[name] for name in ReceiptDetail._fields)


def sources_of(tx: Tx, receipt: int) -> ReceiptSources:
    """Return the receipt's orders and its shipping notice."""
    rows = _SOURCES(tx.connection, receipt=receipt).all()
    notices = [row.from_document for row in rows if row.role == "notice_of"]
    orders = sorted({row.from_document for row in rows if row.role == "order_of"})
    return ReceiptSources(orders, notices[0] if notices else 0)


def waiting_lines(tx: Tx, orders: Sequence[int], item: int) -> list[WaitingLine]:
    """Return the lines of the item on the orders, locked, the oldest first.

    A line that is done stays in the list: what comes beyond it is excess of that line.
    """
    query = _waiting(line.c.document.in_(orders), line.c.item == item)
    if len(orders) == 1:
        prepared = _WAITING if tx.sqlite else _WAITING_LOCKED
        found = prepared(tx.connection, order=orders[0], item=item).all()
    else:
        found = tx.rows(tx.locked(query))
    return [WaitingLine(*row) for row in found]


def ordered_items(tx: Tx, orders: Sequence[int]) -> list[int]:
    """Return the items that the orders still wait for."""
    query = sa.select(line.c.item).where(
        line.c.document.in_(orders), line.c.state == LineState.OPEN
    )
    return sorted({row.item for row in tx.rows(query)})


def keep_lines(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep what receiving knows of new lines."""
    tx.insert(receipt_line, *rows)


def keep_differences(tx: Tx, line_id: int, found: Iterable[LabelDifference]) -> None:
    """Keep where the notice was wrong."""
    tx.insert(
        difference,
        *(
            {
                "id": tx.new_id(),
                "line": line_id,
                "field": differing.field,
                "notice": differing.notice,
                "label": differing.label,
            }
            for differing in found
        ),
    )


def details_of(tx: Tx, lines: Iterable[int]) -> dict[int, ReceiptDetail]:
    """Return what receiving knows of lines."""
    query = sa.select(*_DETAIL).where(receipt_line.c.line.in_(sorted(set(lines))))
    return {row.line: ReceiptDetail(*row) for row in tx.rows(query)}
