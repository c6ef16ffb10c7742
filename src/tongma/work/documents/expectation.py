"""What a document in hand waits for: what a scan made for it is likely to be.

A receipt waits for what its orders wait for and its shipping notice announces; a shipment for what
its order asks; any other document for its own lines.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.prepared import Prepared
from tongma.work.documents.model import Document, Line
from tongma.work.documents.tables import line, link, notice_line

_SOURCES = ("order_of", "notice_of", "shipment_of")
_LINE = tuple(line.c[name] for name in Line._fields)
_BEFORE = Prepared(
    sa.select(link.c.from_document)
    .where(
        link.c.to_document == sa.bindparam("document"),
        link.c.to_line == sa.literal_column("0"),
        link.c.role.in_([sa.literal_column(f"'{role}'") for role in _SOURCES]),
    )
    .order_by(link.c.from_document)
)


def expecting_documents(connection: sa.Connection, in_hand: Document) -> list[int]:
    """Return the documents whose lines say what is expected: those behind it, else itself."""
    behind = [row[0] for row in _BEFORE(connection, document=in_hand.id)]
    return behind or [in_hand.id]


def expected_lines(
    connection: sa.Connection, documents: Sequence[int], items: Collection[int]
) -> list[Line]:
    """Return the lines of the documents that are about the items."""
    query = sa.select(*_LINE).where(line.c.document.in_(documents), line.c.item.in_(sorted(items)))
    return [Line(*row) for row in connection.execute(query.order_by(line.c.id))]


class AnnouncedNames(NamedTuple):
    """What shipping notices call goods: (item, lot number) and (item, serial)."""

    lots: set[tuple[int, str]]
    serials: set[tuple[int, str]]


def announced_names(
    connection: sa.Connection, documents: Sequence[int], items: Collection[int]
) -> AnnouncedNames:
    """Return the lots and serials that shipping notices among the documents announce."""
    query = (
        sa.select(line.c.item, notice_line.c.lot, notice_line.c.serials)
        .join(notice_line, notice_line.c.line == line.c.id)
        .where(line.c.document.in_(documents), line.c.item.in_(sorted(items)))
    )
    rows = connection.execute(query).all()
    lots = {(row.item, row.lot) for row in rows if row.lot}
    serials = {(row.item, one) for row in rows for one in row.serials.split("\n") if one}
    return AnnouncedNames(lots, serials)
