"""Everything that was ever said of lots and pieces, with the numbers between which it was believed.

A number is None where the record has not got its number yet; 0 as its beginning means: always.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.journal.tables import position
from tongma.foundation.platform.schema import Big
from tongma.stock.tables import lot, lot_said, piece, piece_said


class Times(NamedTuple):
    """When a statement holds (ISO dates, empty: no bound), and who said and ended it."""

    valid_from: str
    valid_to: str
    said_by: int
    """The record; 0 where none is kept."""
    ended_by: int | None
    known_from: int | None
    """The journal number of ``said_by``."""
    known_to: int | None

    def believed(self, known: int) -> bool:
        """Say whether it was believed at a journal number."""
        if self.said_by and (self.known_from is None or self.known_from > known):
            return False
        return self.known_to is None or self.known_to > known


class LotSaid(NamedTuple):
    """One statement about a lot."""

    lot: int
    item: int
    number: str
    variant: int
    expiry: str | None
    produced: str | None
    certificate: int
    times: Times


class PieceSaid(NamedTuple):
    """One statement about a piece."""

    piece: int
    item: int
    lot: int
    serial: str
    expiry: str | None
    times: Times


_LOT = LotSaid._fields[1:-1]
_PIECE = PieceSaid._fields[1:-1]


class _Tables(NamedTuple):
    """Where something is said: as it is now, and as it was."""

    present: sa.Table
    past: sa.Table

    def by_text(self, column: str, text: str) -> "_Wanted":
        """Return what finds everything that ever had this text."""
        return _Wanted(self.present.c[column] == text, self.past.c[column] == text)

    def by_id(self, ids: Iterable[int]) -> "_Wanted":
        """Return what finds everything that was said of some."""
        wanted = sorted(set(ids))
        return _Wanted(self.present.c.id.in_(wanted), self.past.c[self.present.name].in_(wanted))


class _Wanted(NamedTuple):
    """The same question to both tables."""

    now: sa.ColumnElement[bool]
    then: sa.ColumnElement[bool]


def lots_said(
    connection: sa.Connection, *, number: str = "", ids: Iterable[int] = ()
) -> list[LotSaid]:
    """Return what was said of lots: of those that ever had a number, or by id; oldest first."""
    tables = _Tables(lot, lot_said)
    wanted = tables.by_text("number", number) if number else tables.by_id(ids)
    rows = _said(connection, tables, _LOT, wanted)
    return [LotSaid._make((*row[: len(_LOT) + 1], _times(row))) for row in rows]


def pieces_said(
    connection: sa.Connection, *, serial: str = "", ids: Iterable[int] = ()
) -> list[PieceSaid]:
    """Return what was said of pieces: of those that ever had a serial, or by id; oldest first."""
    tables = _Tables(piece, piece_said)
    wanted = tables.by_text("serial", serial) if serial else tables.by_id(ids)
    rows = _said(connection, tables, _PIECE, wanted)
    return [PieceSaid._make((*row[: len(_PIECE) + 1], _times(row))) for row in rows]


def _said(
    connection: sa.Connection, tables: _Tables, names: tuple[str, ...], wanted: _Wanted
) -> list[Any]:
    present, past = tables
    now = sa.select(
        present.c.id.label("thing"),
        *(present.c[name] for name in names),
        present.c.valid_from,
        sa.literal("").label("valid_to"),
        present.c.known_from,
        sa.cast(sa.null(), Big).label("known_to"),
    ).where(wanted.now, present.c.id != 0)
    then = sa.select(
        past.c[present.name],
        *(past.c[name] for name in (*names, "valid_from", "valid_to", "known_from", "known_to")),
    ).where(wanted.then)
    every = sa.union_all(now, then).subquery("every")
    said, ended = position.alias("said"), position.alias("ended")
    query = (
        sa.select(every, said.c.seq, ended.c.seq)
        .select_from(
            every.outerjoin(said, said.c.record_id == every.c.known_from).outerjoin(
                ended, ended.c.record_id == every.c.known_to
            )
        )
        .order_by(every.c.thing, every.c.known_from, every.c.valid_from)
    )
    return list(connection.execute(query))


def _times(row: Any) -> Times:
    return Times(*row[-6:])
