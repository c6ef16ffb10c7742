"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.partners import tables
from tongma.masterdata.partners.check import check_partners
from tongma.masterdata.partners.handle import KINDS
from tongma.masterdata.partners.routes import router
from tongma.masterdata.partners.store import CONSTRAINTS

ROOM = Room(
    "tongma.masterdata.partners",
    kinds=KINDS,
    routers=(router,),
    constraints=CONSTRAINTS,
    tables=tables,
    checks=(check_partners,),
)
