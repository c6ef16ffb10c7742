"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.work.external_tables import tables

ROOM = Room(
    "tongma.work.external_tables",
    tables=tables,
)
