"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.documents.routes import router

ROOM = Room(
    "tongma.views.documents",
    routers=(router,),
)
