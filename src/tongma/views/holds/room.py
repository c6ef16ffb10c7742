"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.holds.routes import router

ROOM = Room(
    "tongma.views.holds",
    routers=(router,),
)
