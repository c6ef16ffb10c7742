"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.search.routes import router

ROOM = Room(
    "tongma.views.search",
    routers=(router,),
)
