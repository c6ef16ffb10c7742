"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.hub.data_cleansing import tables
from tongma.hub.data_cleansing.handle import KINDS
from tongma.hub.data_cleansing.routes import router

ROOM = Room(
    "tongma.hub.data_cleansing",
    kinds=KINDS,
    routers=(router,),
    tables=tables,
)
