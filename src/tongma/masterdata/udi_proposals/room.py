"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.udi_proposals import tables
from tongma.masterdata.udi_proposals.cli import UDI
from tongma.masterdata.udi_proposals.handle import KINDS
from tongma.masterdata.udi_proposals.routes import router

ROOM = Room(
    "tongma.masterdata.udi_proposals",
    kinds=KINDS,
    routers=(router,),
    words=(UDI,),
    tables=tables,
)
