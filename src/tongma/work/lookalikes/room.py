"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.work.lookalikes.routes import router

ROOM = Room(
    "tongma.work.lookalikes",
    routers=(router,),
)
