"""What this folder brings to the application."""

from tongma.foundation.commands.kind import Inner
from tongma.foundation.commands.room import Room
from tongma.hub.data_cleansing import tables
from tongma.hub.data_cleansing.cli import WORDS
from tongma.hub.data_cleansing.handle import KINDS
from tongma.hub.data_cleansing.jobs import JOBS
from tongma.hub.data_cleansing.model import TakePart
from tongma.hub.data_cleansing.routes import router

PARTS = tuple(
    Inner(f"cleaning.{name}", TakePart) for name in ("take_part", "take_back_part", "unbind_part")
)
ROOM = Room(
    "tongma.hub.data_cleansing",
    kinds=KINDS,
    inner=PARTS,
    routers=(router,),
    words=WORDS,
    jobs=JOBS,
    tables=tables,
)
