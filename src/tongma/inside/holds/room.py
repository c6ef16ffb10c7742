"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inside.holds.handle import KINDS

ROOM = Room(
    "tongma.inside.holds",
    kinds=KINDS,
)
