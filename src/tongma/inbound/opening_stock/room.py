"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inbound.opening_stock import tables
from tongma.inbound.opening_stock.handle import KINDS

ROOM = Room(
    "tongma.inbound.opening_stock",
    kinds=KINDS,
    tables=tables,
)
