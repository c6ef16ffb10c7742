"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inside.handling.handle import KINDS

ROOM = Room(
    "tongma.inside.handling",
    kinds=KINDS,
)
