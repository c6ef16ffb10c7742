"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.work.scanning import tables
from tongma.work.scanning.cli import WORDS
from tongma.work.scanning.handle import KINDS
from tongma.work.scanning.routes import router

ROOM = Room(
    "tongma.work.scanning",
    kinds=KINDS,
    routers=(router,),
    words=WORDS,
    tables=tables,
)
