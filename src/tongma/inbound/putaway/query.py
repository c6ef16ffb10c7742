"""Which bins could take accepted goods, the best first."""

from collections import defaultdict

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.inbound.putaway.decide import offers
from tongma.inbound.putaway.model import Bin, BinOffer
from tongma.masterdata.catalogue.query import known_item
from tongma.masterdata.places.fit import StoredGoods
from tongma.masterdata.places.query import places_for
from tongma.stock.model import Status
from tongma.stock.query.balances import stock_at
from tongma.work.documents.query import find_document, lines_by_id

_OFFERS_MAX = 8


def bin_offers(connection: sa.Connection, line_id: int, reach: Reach) -> list[BinOffer]:
    """Return bins that fit an acceptance line's goods, at most eight; none for others' lines."""
    line = lines_by_id(connection, [line_id]).get(line_id)
    record = find_document(connection, line.document) if line else None
    if line is None or record is None or not reach.holds(record.site, record.owner):
        return []
    item = known_item(connection, line.item)
    goods = StoredGoods(line.item, line.lot, Status.RELEASED, item.temperature_class)
    storage = places_for(connection, record.site, kind="bin", purpose="storage")
    lying: dict[int, list[StoredGoods]] = defaultdict(list)
    for balance in stock_at(connection, place=[place.id for place in storage]):
        lying[balance.place].append(StoredGoods(balance.item, balance.lot, balance.status))
    return offers(goods, [Bin(place, lying[place.id]) for place in storage])[:_OFFERS_MAX]
