"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.masterdata.identifiers.targets import DOCUMENT
from tongma.masterdata.people.departure import DEPARTURE
from tongma.work.documents import tables
from tongma.work.documents.handle import KINDS
from tongma.work.documents.handover import hand_over_tasks
from tongma.work.documents.query import is_document
from tongma.work.documents.routes import router

ROOM = Room(
    "tongma.work.documents",
    kinds=KINDS,
    routers=(router,),
    hooks=(
        DOCUMENT.calls(is_document),
        DEPARTURE.calls(hand_over_tasks),
    ),
    tables=tables,
)
