"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.outbound.checking.handle import KINDS

ROOM = Room(
    "tongma.outbound.checking",
    kinds=KINDS,
)
