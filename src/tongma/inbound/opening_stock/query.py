"""What others may read of opening stock."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from tongma.inbound.opening_stock.store import OpeningDetail
from tongma.inbound.opening_stock.tables import opening_line
from tongma.stock.model import Status


@dataclass(frozen=True, slots=True)
class OpeningWords:
    """What was said of a line of opening stock, as people read it."""

    lot: str
    expiry: str
    produced: str
    status: str
    serials: list[str]


def opening_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, OpeningWords]:
    """Return lot, dates, status and serials of opening lines, as they were laid down."""
    columns = tuple(opening_line.c[name] for name in OpeningDetail._fields)
    query = sa.select(*columns).where(opening_line.c.line.in_(sorted(lines)))
    details = [OpeningDetail(*row) for row in connection.execute(query)]
    return {
        said.line: OpeningWords(
            said.lot,
            said.expiry,
            said.produced,
            Status(said.status).name.lower(),
            said.each_serial,
        )
        for said in details
    }
