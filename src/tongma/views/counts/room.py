"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.counts.routes import router

ROOM = Room(
    "tongma.views.counts",
    routers=(router,),
)
