"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inside.transfers.handle import KINDS

ROOM = Room(
    "tongma.inside.transfers",
    kinds=KINDS,
)
