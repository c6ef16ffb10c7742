"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.work.scan_sessions.routes import router

ROOM = Room(
    "tongma.work.scan_sessions",
    routers=(router,),
)
