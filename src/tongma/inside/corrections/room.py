"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inside.corrections.handle import KINDS

ROOM = Room(
    "tongma.inside.corrections",
    kinds=KINDS,
)
