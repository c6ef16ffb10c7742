"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.catalogue import tables
from tongma.masterdata.catalogue.handle import KINDS
from tongma.masterdata.catalogue.query import is_level
from tongma.masterdata.catalogue.routes import router
from tongma.masterdata.catalogue.store import CONSTRAINTS
from tongma.masterdata.identifiers.targets import ITEM

ROOM = Room(
    "tongma.masterdata.catalogue",
    kinds=KINDS,
    routers=(router,),
    constraints=CONSTRAINTS,
    hooks=(ITEM.calls(is_level),),
    tables=tables,
)
