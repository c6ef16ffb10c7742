"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.stations import tables
from tongma.masterdata.stations.handle import KINDS
from tongma.masterdata.stations.routes import router
from tongma.masterdata.stations.store import CONSTRAINTS

ROOM = Room(
    "tongma.masterdata.stations",
    kinds=KINDS,
    routers=(router,),
    constraints=CONSTRAINTS,
    tables=tables,
)
