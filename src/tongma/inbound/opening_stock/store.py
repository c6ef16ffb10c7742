"""The only SQL of opening stock."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.inbound.opening_stock.tables import opening_line
from tongma.work.documents.tables import line


class OpeningDetail(NamedTuple):
    """What was said of a line of opening stock; texts empty where nothing was said."""

    line: int
    lot: str
    expiry: str
    produced: str
    serials: str
    """One in a row of the text."""
    status: int
    supplier: int

    @property
    def each_serial(self) -> list[str]:
        """The serials one by one."""
        return [serial for serial in self.serials.split("\n") if serial]


_DETAIL = tuple(opening_line.c[name] for name in OpeningDetail._fields)


def keep_lines(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep what was said of each line."""
    tx.insert(opening_line, *rows)


def details_of(tx: Tx, document: int) -> dict[int, OpeningDetail]:
    """Return what was said of each line of prepared opening stock, by line."""
    query = (
        sa.select(*_DETAIL)
        .join(line, line.c.id == opening_line.c.line)
        .where(line.c.document == document)
    )
    return {row[0]: OpeningDetail(*row) for row in tx.rows(query)}
