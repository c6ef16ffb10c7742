"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.codes.routes import router

ROOM = Room(
    "tongma.views.codes",
    routers=(router,),
)
