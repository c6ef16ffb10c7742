"""What is offered where a bin holds less than its list wants."""

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import places_of, today_at
from tongma.outbound.picking.comparison import LineInHand
from tongma.outbound.picking.model import OfferedStock
from tongma.stock.query.supply import supply_of_item

_OFFERS = 5
_NEVER = "9999-12-31"


def offered_elsewhere(tx: Tx, hand: LineInHand) -> tuple[OfferedStock, ...]:
    """Return free stock of the line's item in other bins, the first expiry first; at most five."""
    line, pick_list = hand.line, hand.pick_list
    day = today_at(tx.connection, pick_list.site, tx.now)
    supply = [
        stock
        for stock in supply_of_item(
            tx.connection, line.item, pick_list.site, day, owner=pick_list.owner
        )
        if stock.free > 0 and stock.key.place != line.place
    ]
    places = places_of(tx.connection, [stock.key.place for stock in supply])
    usable = [stock for stock in supply if places[stock.key.place].purpose in PICKABLE]
    usable.sort(key=lambda stock: (stock.last_day or _NEVER, stock.lot_number, stock.key))
    return tuple(
        OfferedStock(
            stock.key.lot,
            stock.lot_number,
            stock.last_day or "",
            stock.key.place,
            places[stock.key.place].code,
            show(stock.free, hand.item.decimals),
        )
        for stock in usable[:_OFFERS]
    )
