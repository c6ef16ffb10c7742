"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.hub.reconciliation import tables
from tongma.hub.reconciliation.cli import WORDS
from tongma.hub.reconciliation.handle import KINDS
from tongma.hub.reconciliation.routes import router

ROOM = Room(
    "tongma.hub.reconciliation",
    kinds=KINDS,
    routers=(router,),
    words=WORDS,
    tables=tables,
)
