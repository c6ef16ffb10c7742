"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inside.labels.handle import KINDS

ROOM = Room(
    "tongma.inside.labels",
    kinds=KINDS,
)
