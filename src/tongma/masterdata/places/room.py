"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.places import tables
from tongma.masterdata.places.handle import KINDS
from tongma.masterdata.places.routes import router
from tongma.masterdata.places.store import CONSTRAINTS

ROOM = Room(
    "tongma.masterdata.places",
    kinds=KINDS,
    routers=(router,),
    constraints=CONSTRAINTS,
    tables=tables,
)
