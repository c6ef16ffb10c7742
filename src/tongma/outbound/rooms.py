"""The rooms of outbound, in the order of the documentation: one line for each."""

from tongma.outbound.checking.room import ROOM as CHECKING
from tongma.outbound.picking.room import ROOM as PICKING
from tongma.outbound.sales.room import ROOM as SALES
from tongma.outbound.shipping.room import ROOM as SHIPPING

ROOMS = (
    SALES,
    PICKING,
    CHECKING,
    SHIPPING,
)
