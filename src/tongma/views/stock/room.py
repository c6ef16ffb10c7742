"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.stock.routes import router

ROOM = Room(
    "tongma.views.stock",
    routers=(router,),
)
