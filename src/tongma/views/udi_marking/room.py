"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.udi_marking.routes import router

ROOM = Room(
    "tongma.views.udi_marking",
    routers=(router,),
)
