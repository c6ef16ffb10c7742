"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.work.standing.routes import router

ROOM = Room(
    "tongma.work.standing",
    routers=(router,),
)
