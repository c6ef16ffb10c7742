"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.outbound.sales import tables
from tongma.outbound.sales.handle import KINDS

ROOM = Room(
    "tongma.outbound.sales",
    kinds=KINDS,
    tables=tables,
)
