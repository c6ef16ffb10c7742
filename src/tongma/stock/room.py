"""What this folder brings to the application."""

from tongma.foundation.commands.room import Room
from tongma.stock import tables
from tongma.stock.jobs import JOBS
from tongma.stock.post.goods import CONSTRAINTS as GOODS
from tongma.stock.post.movements import CONSTRAINTS as MOVEMENTS

ROOM = Room(
    "tongma.stock",
    constraints=(*GOODS, *MOVEMENTS),
    jobs=JOBS,
    tables=tables,
)
