"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inbound.acceptance.handle import KINDS

ROOM = Room(
    "tongma.inbound.acceptance",
    kinds=KINDS,
)
