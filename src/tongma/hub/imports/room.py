"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.hub.imports import tables
from tongma.hub.imports.handle import KINDS
from tongma.hub.imports.routes import router

ROOM = Room(
    "tongma.hub.imports",
    kinds=KINDS,
    routers=(router,),
    tables=tables,
)
