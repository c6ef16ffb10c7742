"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.places.reserved import RESERVED
from tongma.outbound.shipping import tables
from tongma.outbound.shipping.handle import KINDS
from tongma.outbound.shipping.query import carton_among

ROOM = Room(
    "tongma.outbound.shipping",
    kinds=KINDS,
    hooks=(RESERVED.calls(carton_among),),
    tables=tables,
)
