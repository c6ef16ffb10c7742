"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inbound.purchasing import tables
from tongma.inbound.purchasing.handle import KINDS

ROOM = Room(
    "tongma.inbound.purchasing",
    kinds=KINDS,
    tables=tables,
)
