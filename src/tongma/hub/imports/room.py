"""What this folder brings to the application."""

from tongma.foundation.commands.kind import Inner
from tongma.foundation.commands.room import Room
from tongma.hub.imports import tables
from tongma.hub.imports.handle import KINDS
from tongma.hub.imports.jobs import JOBS
from tongma.hub.imports.model import ConfirmImport
from tongma.hub.imports.routes import router

ROOM = Room(
    "tongma.hub.imports",
    kinds=KINDS,
    inner=(Inner("imports.take_part", ConfirmImport),),
    routers=(router,),
    jobs=JOBS,
    tables=tables,
)
