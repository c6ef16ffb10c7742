"""HTTP of look-alikes."""

from fastapi import Request, Response

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape
from tongma.masterdata.places.query import PlaceInfo, site_of
from tongma.work.lookalikes.decide import ShelvedGoods, whole_bins
from tongma.work.lookalikes.query import lookalikes_at
from tongma.work.lookalikes.shapes import (
    BinNameOut,
    GoodsInBinOut,
    ItemNameOut,
    LookalikesOut,
    LotNumberOut,
)
from tongma.work.lookalikes.sheet import TWINS_COLUMNS

router = Routes(prefix="/twins", tags=["twins"])
TWINS = PageShape[LookalikesOut](LookalikesOut, TWINS_COLUMNS)


@router.get("", responses=TWINS.responses(401, 403, 404, 422, 503))
def list_twins(
    request: Request, actor: Caller, page: lists.PageOf, site: lists.IdFilter
) -> Response:
    """Goods of a site that differ by one character and lie side by side, in walking order."""
    reach = actor.reach("stock.read")
    if not reach:
        raise refuse("not_allowed", action="stock.read")
    with request.app.state.runtime.database.read() as connection:
        site_of(connection, site)
        after = lists.number_after(page)
        found, bins = lookalikes_at(connection, site, reach, after=after, limit=page.size)
    places = {one.id: one for one in bins}
    rows = [
        LookalikesOut(pair.kind, _lying(pair.goods, places), _lying(pair.other, places))
        for _number, pair in found
    ]
    numbers = [number for number, _one in found]
    shown = whole_bins(numbers, page.limit)
    following = str(numbers[shown - 1]) if shown < len(numbers) else ""
    return TWINS.answer_part("twins", page, rows[:shown], following)


def _lying(goods: ShelvedGoods, places: dict[int, PlaceInfo]) -> GoodsInBinOut:
    place = places[goods.place]
    return GoodsInBinOut(
        ItemNameOut(goods.item, goods.code, goods.name),
        LotNumberOut(goods.lot, goods.number) if goods.lot else None,
        BinNameOut(place.id, place.code, place.name),
    )
