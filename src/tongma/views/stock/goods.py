"""A lot or a piece by its id, for who may see goods of it."""

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import refuse
from tongma.masterdata.names.query import Names
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import lots, pieces
from tongma.views.stock.shapes import WholeLotOut, WholePieceOut


def lot_page(connection: sa.Connection, lot: int, reach: Reach) -> WholeLotOut:
    """Return a lot. Refusal ``lot_unknown``, also of one that is another owner's alone."""
    found = lots(connection, [lot]).get(lot) if lot else None
    if found is None or not goods_of(connection, [lot], reach, "lot"):
        raise refuse("lot_unknown", lot=str(lot))
    names = Names(connection).read(items=[found.item])
    return WholeLotOut(found.id, found.number, names.item(found.item), found.expiry, found.produced)


def piece_page(connection: sa.Connection, piece: int, reach: Reach) -> WholePieceOut:
    """Return a piece. Refusal ``piece_unknown``, also of one that is another owner's alone."""
    found = pieces(connection, [piece]).get(piece) if piece else None
    if found is None or not goods_of(connection, [piece], reach, "piece"):
        raise refuse("piece_unknown", piece=str(piece))
    names = Names(connection).read(items=[found.item], lots=[found.lot])
    lot = names.lot(found.lot)
    expiry = found.expiry or (lot.expiry if lot else None)
    return WholePieceOut(found.id, found.serial, names.item(found.item), lot, expiry)
