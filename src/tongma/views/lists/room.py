"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.lists.contradictions import router as contradictions
from tongma.views.lists.identity import router as identity
from tongma.views.lists.labelling import router as labelling
from tongma.views.lists.routes import router

ROOM = Room(
    "tongma.views.lists",
    routers=(router, contradictions, identity, labelling),
)
