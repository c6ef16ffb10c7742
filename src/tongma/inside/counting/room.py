"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inside.counting import tables
from tongma.inside.counting.handle import KINDS

ROOM = Room(
    "tongma.inside.counting",
    kinds=KINDS,
    tables=tables,
)
