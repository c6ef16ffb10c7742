"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.tasks.routes import router

ROOM = Room(
    "tongma.views.tasks",
    routers=(router,),
)
