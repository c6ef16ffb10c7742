"""The rooms of inbound, in the order of the documentation: one line for each."""

from tongma.inbound.acceptance.room import ROOM as ACCEPTANCE
from tongma.inbound.opening_stock.room import ROOM as OPENING_STOCK
from tongma.inbound.purchasing.room import ROOM as PURCHASING
from tongma.inbound.putaway.room import ROOM as PUTAWAY
from tongma.inbound.receiving.room import ROOM as RECEIVING

ROOMS = (
    PURCHASING,
    RECEIVING,
    ACCEPTANCE,
    PUTAWAY,
    OPENING_STOCK,
)
