"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.printing.routes import router

ROOM = Room(
    "tongma.views.printing",
    routers=(router,),
)
