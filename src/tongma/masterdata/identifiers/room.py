"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.identifiers import tables
from tongma.masterdata.identifiers.handle import KINDS
from tongma.masterdata.identifiers.routes import router
from tongma.masterdata.identifiers.store import CONSTRAINTS

ROOM = Room(
    "tongma.masterdata.identifiers",
    kinds=KINDS,
    routers=(router,),
    constraints=CONSTRAINTS,
    tables=tables,
)
