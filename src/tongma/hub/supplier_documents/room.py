"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.hub.supplier_documents import tables
from tongma.hub.supplier_documents.cli import WORDS
from tongma.hub.supplier_documents.handle import KINDS
from tongma.hub.supplier_documents.routes import router
from tongma.hub.supplier_documents.store import CONSTRAINTS

ROOM = Room(
    "tongma.hub.supplier_documents",
    kinds=KINDS,
    routers=(router,),
    constraints=CONSTRAINTS,
    words=WORDS,
    tables=tables,
)
