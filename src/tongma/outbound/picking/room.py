"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.outbound.picking.handle import KINDS

ROOM = Room(
    "tongma.outbound.picking",
    kinds=KINDS,
)
