"""What this folder brings to the application."""

from tongma.foundation.commands.held import KEEPING
from tongma.foundation.commands.room import Room
from tongma.inside.backdated import tables
from tongma.inside.backdated.handle import KINDS, keep
from tongma.inside.backdated.routes import router

ROOM = Room(
    "tongma.inside.backdated",
    kinds=KINDS,
    routers=(router,),
    hooks=(KEEPING.calls(keep),),
    tables=tables,
)
