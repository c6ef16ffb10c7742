"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.versions import tables

ROOM = Room(
    "tongma.masterdata.versions",
    tables=tables,
)
