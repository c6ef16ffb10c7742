"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.versions import tables
from tongma.masterdata.versions.check import check_versions

ROOM = Room(
    "tongma.masterdata.versions",
    tables=tables,
    checks=(check_versions,),
)
