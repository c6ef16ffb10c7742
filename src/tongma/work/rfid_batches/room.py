"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.work.rfid_batches.routes import router

ROOM = Room(
    "tongma.work.rfid_batches",
    routers=(router,),
)
