"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.views.label_quality import tables
from tongma.views.label_quality.jobs import JOBS
from tongma.views.label_quality.routes import router

ROOM = Room(
    "tongma.views.label_quality",
    routers=(router,),
    jobs=JOBS,
    tables=tables,
)
