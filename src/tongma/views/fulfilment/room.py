"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.fulfilment.routes import router

ROOM = Room(
    "tongma.views.fulfilment",
    routers=(router,),
)
