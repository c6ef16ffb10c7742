"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.identifiers.binding import CONFIRMED
from tongma.work.unknown_codes import tables
from tongma.work.unknown_codes.handle import KINDS
from tongma.work.unknown_codes.routes import router
from tongma.work.unknown_codes.store import now_known

ROOM = Room(
    "tongma.work.unknown_codes",
    kinds=KINDS,
    routers=(router,),
    hooks=(CONFIRMED.calls(now_known),),
    tables=tables,
)
