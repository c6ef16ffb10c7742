"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.journal.routes import router

ROOM = Room(
    "tongma.views.journal",
    routers=(router,),
)
