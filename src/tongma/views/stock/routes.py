"""HTTP of stock and its movements."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import parse_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedDay, AskedInstant
from tongma.foundation.platform.http import Caller, RowId
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.masterdata.places.query import judging_day
from tongma.stock.query.asof import Moment, number_known_by
from tongma.stock.query.listing import StockFilter
from tongma.views.search.meaning import stock_meant
from tongma.views.stock.goods import lot_page, piece_page
from tongma.views.stock.movements import movements
from tongma.views.stock.query import stock_now, stock_then
from tongma.views.stock.shapes import MovementOut, StockOut, WholeLotOut, WholePieceOut
from tongma.views.stock.sheet import STOCK_COLUMNS, columns_of

router = APIRouter(tags=["stock"])
STOCK = PageShape[StockOut](StockOut, STOCK_COLUMNS)
LOT = Shape[WholeLotOut](WholeLotOut)
PIECE = Shape[WholePieceOut](WholePieceOut)
MOVEMENTS = Shape[Rows[MovementOut]](Rows[MovementOut])
By = Literal["item", "lot", "piece", "place", "owner", "key"]


@router.get("/stock", responses=STOCK.responses(401, 403, 409, 422, 503))
def list_stock(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    by: By = "key",
    item: lists.IdFilter = 0,
    lot: lists.IdFilter = 0,
    piece: lists.IdFilter = 0,
    place: lists.IdFilter = 0,
    owner: lists.IdFilter = 0,
    status: Annotated[int, Query(ge=0, le=4)] = 0,
    site: lists.IdFilter = 0,
    expires_by: AskedDay = "",
    as_of: AskedInstant = "",
    known: lists.IdFilter = 0,
) -> Response:
    """Stock by item, lot, piece, place and item, owner and item, or single key; ``as_of`` asks
    about the past. ``q``: each word is part of an item, lot, serial, place or owner.
    """
    given = {"item": item, "lot": lot, "piece": piece, "place": place, "owner": owner}
    given |= {"status": status}
    reach = reach_of(actor, "stock.read")
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        wanted = StockFilter(
            by,
            {name: value for name, value in given.items() if value},
            site=site,
            named=stock_meant(connection, page.q) if page.q else None,
            expires_by=expires_by,
            kept_only=not place,
            after=lists.numbers_after(page),
            reach=reach,
        )
        if as_of:
            number = known or number_known_by(connection, runtime.clock.now())
            rows = stock_then(connection, wanted, Moment(_instant(as_of), number))
        else:
            day = judging_day(connection, site, runtime.clock.now())
            rows = stock_now(connection, wanted, page.size, day)
    return STOCK.answer("stock", page, rows, lambda row: row.cursor, columns=columns_of(by))


@router.get("/lots/{lot_id}", responses=LOT.responses(401, 403, 404, 422, 503))
def read_lot(request: Request, actor: Caller, lot_id: RowId) -> Response:
    """One lot: its number, item and dates."""
    reach = reach_of(actor, "stock.read")
    with request.app.state.runtime.database.read() as connection:
        return LOT.answer(lot_page(connection, lot_id, reach))


@router.get("/pieces/{piece_id}", responses=PIECE.responses(401, 403, 404, 422, 503))
def read_piece(request: Request, actor: Caller, piece_id: RowId) -> Response:
    """One serialised piece: its serial, item, lot and date."""
    reach = reach_of(actor, "stock.read")
    with request.app.state.runtime.database.read() as connection:
        return PIECE.answer(piece_page(connection, piece_id, reach))


def _instant(as_of: str) -> int:
    try:
        happened, _offset = parse_instant(as_of)
    except ValueError:
        raise refuse("happened_at_wrong", happened_at=as_of) from None
    return happened


@router.get("/movements", responses=MOVEMENTS.responses(401, 403, 409, 422, 503))
def list_movements(
    request: Request,
    actor: Caller,
    item: lists.IdFilter = 0,
    lot: lists.IdFilter = 0,
    piece: lists.IdFilter = 0,
    place: lists.IdFilter = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Response:
    """The movements of an item, lot, piece or place, the newest first."""
    given = {"item": item, "lot": lot, "piece": piece, "place": place}
    wanted = {name: value for name, value in given.items() if value}
    if not wanted:
        raise refuse("filter_required", one_of=[*given])
    with request.app.state.runtime.database.read() as connection:
        return MOVEMENTS.answer(Rows(movements(connection, actor, wanted, limit)))
