"""What was believed of serial, lot and item: asked as of (valid, known), as bindings are."""

from typing import NamedTuple

import sqlalchemy as sa

from tongma.masterdata.identifiers.model import covers
from tongma.stock.query.said import LotSaid, PieceSaid, Times, lots_said, pieces_said

GOODS_SCHEMES = ("serial", "lot")


class GoodsVersion(NamedTuple):
    """A piece or a lot with what is said of it; ``serial`` empty for a lot."""

    kind: str
    id: int
    item: int
    serial: str
    lot: int
    number: str
    """The lot's number as the maker has it; empty for no lot."""
    expiry: str | None
    produced: str | None
    times: Times


def believed_goods(
    connection: sa.Connection, scheme: str, value: str, *, valid: str, known: int
) -> list[GoodsVersion]:
    """Return the pieces of a serial, or the lots of a number, of all items.

    ``valid`` an ISO date, ``known`` a journal number. A piece comes with what was believed of its
    lot on that day; its own expiry goes before the lot's.
    """
    if scheme == "lot":
        lots = lots_said(connection, number=value)
        return [_lot(one) for one in lots if _holds(one.times, valid, known)]
    said = pieces_said(connection, serial=value)
    pieces = [one for one in said if _holds(one.times, valid, known)]
    lots = lots_said(connection, ids=[one.lot for one in pieces])
    now = {one.lot: one for one in lots if _holds(one.times, valid, known)}
    return [_piece(one, now.get(one.lot)) for one in pieces]


def _holds(times: Times, valid: str, known: int) -> bool:
    return times.believed(known) and covers(times.valid_from, times.valid_to, valid)


def goods_versions(
    connection: sa.Connection, *, lot: int = 0, piece: int = 0
) -> list[GoodsVersion]:
    """Return everything that was ever said of a lot or a piece, the oldest first."""
    if lot:
        return [_lot(one) for one in lots_said(connection, ids=[lot])]
    said = pieces_said(connection, ids=[piece])
    lots = lots_said(connection, ids=[one.lot for one in said])
    now = {one.lot: one for one in lots if one.times.ended_by is None and not one.times.valid_to}
    return [_piece(one, now.get(one.lot)) for one in said]


def _lot(lot: LotSaid) -> GoodsVersion:
    return GoodsVersion(
        kind="lot",
        id=lot.lot,
        item=lot.item,
        serial="",
        lot=lot.lot,
        number=lot.number,
        expiry=lot.expiry,
        produced=lot.produced,
        times=lot.times,
    )


def _piece(piece: PieceSaid, lot: LotSaid | None) -> GoodsVersion:
    return GoodsVersion(
        kind="piece",
        id=piece.piece,
        item=piece.item,
        serial=piece.serial,
        lot=piece.lot,
        number=lot.number if lot else "",
        expiry=piece.expiry or (lot.expiry if lot else None),
        produced=lot.produced if lot else None,
        times=piece.times,
    )
