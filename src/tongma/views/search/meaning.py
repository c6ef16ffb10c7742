"""What the words of the stock list's search box mean."""

from collections.abc import Iterable

import sqlalchemy as sa

from devicecodes import Reading, read
from tongma.foundation.kernel.parts import words_of
from tongma.foundation.kernel.texts import LOT
from tongma.masterdata.identifiers.query import Bound
from tongma.stock.query.named import COLUMNS, NamedStock, named_stock
from tongma.work.scanning.query import identified


def stock_meant(connection: sa.Connection, text: str) -> list[NamedStock]:
    """Return what each word means; where one means nothing, what the whole text is as a code."""
    named = named_stock(connection, words_of(text))
    if named and all(named):
        return named
    kept = LOT.kept(text)
    if kept != text and all(found := named_stock(connection, words_of(kept))):
        return found
    reading = read(text)
    bound = identified(connection, reading, text.strip())
    return [_bound(bound), *named_stock(connection, _printed(reading))] if bound else named


def _bound(bound: Iterable[Bound]) -> NamedStock:
    there = list(bound)
    return NamedStock(
        "",
        {
            name: frozenset(one.target for one in there if one.target_kind in kinds)
            for name, kinds in COLUMNS.items()
        },
    )


def _printed(reading: Reading) -> list[str]:
    """Return lot and serial of a code, as words."""
    said = (reading.lot, reading.serial)
    return [word for one in said if one for word in words_of(one)]
