"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.settings.routes import router

ROOM = Room(
    "tongma.views.settings",
    routers=(router,),
)
