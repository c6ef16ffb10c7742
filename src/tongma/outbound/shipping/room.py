"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.outbound.shipping import tables
from tongma.outbound.shipping.handle import KINDS

ROOM = Room(
    "tongma.outbound.shipping",
    kinds=KINDS,
    tables=tables,
)
