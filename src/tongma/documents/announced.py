"""What stands beside the lines of a shipping notice, and where goods go.

Purchasing writes the notice and receiving compares it; sales names the address and shipping uses
it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.commands.tx import Reader, Tx
from tongma.documents.tables import line, notice_line, ship_to


class Announced(NamedTuple):
    """What the supplier says of one line."""

    line: int
    lot: str
    expiry: str
    serials: frozenset[str]


def keep_notice_lines(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep what the supplier says of each line."""
    tx.insert(notice_line, *rows)


def announced_of(tx: Reader, notice: int, item: int) -> list[Announced]:
    """Return what a notice says of an item, in the order of its lines."""
    query = (
        sa.select(line.c.id, notice_line.c.lot, notice_line.c.expiry, notice_line.c.serials)
        .join(notice_line, notice_line.c.line == line.c.id)
        .where(line.c.document == notice, line.c.item == item, line.c.state != "cancelled")
        .order_by(line.c.line_no)
    )
    return [
        Announced(row.id, row.lot, row.expiry, frozenset(row.serials.split("\n")) - {""})
        for row in tx.rows(query)
    ]


def keep_ship_to(tx: Tx, document: int, address: int) -> None:
    """Keep to which address of the partner the goods go; 0 keeps nothing."""
    if address:
        tx.insert(ship_to, {"document": document, "address": address})


def ship_to_of(connection: sa.Connection, document: int) -> int:
    """Return the address that the document names; 0 for the partner's first."""
    query = sa.select(ship_to.c.address).where(ship_to.c.document == document)
    return int(connection.execute(query).scalar_one_or_none() or 0)


def notice_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return what the supplier says of notice lines."""
    query = sa.select(notice_line).where(notice_line.c.line.in_(sorted(lines)))
    return {
        row.line: {
            "lot": row.lot,
            "expiry": row.expiry,
            "produced": row.produced,
            "serials": [one for one in row.serials.split("\n") if one],
            "order_line": str(row.order_line),
        }
        for row in connection.execute(query)
    }
