"""Shipping notices 到货通知: what the supplier says of lines and logistic units; where goods go.

Purchasing writes the notice and receiving compares it; sales names the address and shipping uses
it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Reader, Tx
from tongma.foundation.platform.prepared import Prepared
from tongma.work.documents.states import LineState
from tongma.work.documents.tables import document, line, notice_line, notice_unit, ship_to

_UNIT = Prepared(
    sa.select(notice_unit.c.notice)
    .join(document, document.c.id == notice_unit.c.notice)
    .where(
        notice_unit.c.sscc == sa.bindparam("sscc"),
        document.c.state == sa.literal_column("'open'"),
    )
    .order_by(notice_unit.c.notice.desc())
    .limit(1)
)
_UNITS = Prepared(
    sa.select(notice_unit.c.sscc, notice_unit.c.inside).where(
        notice_unit.c.notice == sa.bindparam("notice")
    )
)


class AnnouncedLine(NamedTuple):
    """What the supplier says of one line."""

    line: int
    lot: str
    expiry: str
    serials: frozenset[str]


def keep_notice_lines(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep what the supplier says of each line."""
    tx.insert(notice_line, *rows)


def keep_notice_units(tx: Tx, notice: int, units: Mapping[str, str]) -> None:
    """Keep the logistic units of a notice: SSCC → SSCC of the unit around it, or empty."""
    tx.insert(
        notice_unit,
        *({"notice": notice, "sscc": sscc, "inside": around} for sscc, around in units.items()),
    )


class AnnouncedUnit(NamedTuple):
    """A logistic unit that is on its way."""

    notice: int
    sscc: str
    inside: tuple[str, ...]
    """The units in it, at any depth."""
    above: tuple[str, ...]
    """The units around it, the nearest first."""


def announced_unit(connection: sa.Connection, sscc: str) -> AnnouncedUnit | None:
    """Return the unit as the newest open notice has it; None where none announces it."""
    row = _UNIT(connection, sscc=sscc).one_or_none()
    if row is None:
        return None
    around = {unit[0]: unit[1] for unit in _UNITS(connection, notice=row[0])}
    chains = {unit: tuple(_chain(around, unit)) for unit in around}
    inside = tuple(unit for unit, chain in chains.items() if sscc in chain)
    return AnnouncedUnit(row[0], sscc, inside, chains[sscc])


def _chain(around: Mapping[str, str], unit: str) -> Iterator[str]:
    """Yield the units around a unit, the nearest first."""
    while around.get(unit):
        unit = around[unit]
        yield unit


class AnnouncedGoods(NamedTuple):
    """Goods that a notice says are in a logistic unit; scaled base quantity."""

    line: int
    item: int
    quantity: int
    level: int
    lot: str
    expiry: str
    produced: str
    serials: tuple[str, ...]
    sscc: str


def announced_in(
    connection: sa.Connection, notice: int, units: Iterable[str] | None = None
) -> list[AnnouncedGoods]:
    """Return what a notice says lies in the units (None: all of it), in the order of its lines."""
    query = (
        sa.select(
            *(line.c[name] for name in ("id", "item", "quantity", "level")),
            *(notice_line.c[name] for name in ("lot", "expiry", "produced", "serials", "sscc")),
        )
        .join(notice_line, notice_line.c.line == line.c.id)
        .where(line.c.document == notice, line.c.state != LineState.CANCELLED)
        .order_by(line.c.line_no)
    )
    if units is not None:
        query = query.where(notice_line.c.sscc.in_(sorted(units)))
    return [
        AnnouncedGoods(*row)._replace(serials=tuple(one for one in row.serials.split("\n") if one))
        for row in connection.execute(query)
    ]


def announced_of(tx: Reader, notice: int, item: int) -> list[AnnouncedLine]:
    """Return what a notice says of an item, in the order of its lines."""
    query = (
        sa.select(line.c.id, notice_line.c.lot, notice_line.c.expiry, notice_line.c.serials)
        .join(notice_line, notice_line.c.line == line.c.id)
        .where(line.c.document == notice, line.c.item == item, line.c.state != LineState.CANCELLED)
        .order_by(line.c.line_no)
    )
    return [
        AnnouncedLine(row.id, row.lot, row.expiry, frozenset(row.serials.split("\n")) - {""})
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


class NoticeDetail(NamedTuple):
    """What the supplier says of a line, and the order line that it is for; 0 for none."""

    lot: str
    expiry: str
    produced: str
    serials: list[str]
    sscc: str
    order_line: int


def notice_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, NoticeDetail]:
    """Return what the supplier says of notice lines, by line."""
    query = sa.select(notice_line).where(notice_line.c.line.in_(sorted(lines)))
    return {
        row.line: NoticeDetail(
            row.lot,
            row.expiry,
            row.produced,
            [one for one in row.serials.split("\n") if one],
            row.sscc,
            row.order_line,
        )
        for row in connection.execute(query)
    }
