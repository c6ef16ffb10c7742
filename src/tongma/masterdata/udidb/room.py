"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.udidb import tables
from tongma.masterdata.udidb.routes import router

ROOM = Room(
    "tongma.masterdata.udidb",
    routers=(router,),
    tables=tables,
)
