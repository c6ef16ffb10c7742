"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inbound.receiving import tables
from tongma.inbound.receiving.handle import KINDS
from tongma.inbound.receiving.routes import router

ROOM = Room(
    "tongma.inbound.receiving",
    kinds=KINDS,
    routers=(router,),
    tables=tables,
)
