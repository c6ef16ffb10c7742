"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.policy import tables
from tongma.masterdata.policy.handle import KINDS

ROOM = Room(
    "tongma.masterdata.policy",
    kinds=KINDS,
    tables=tables,
)
