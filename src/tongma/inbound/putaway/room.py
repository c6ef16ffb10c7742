"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.inbound.putaway.handle import KINDS
from tongma.inbound.putaway.routes import router

ROOM = Room(
    "tongma.inbound.putaway",
    kinds=KINDS,
    routers=(router,),
)
