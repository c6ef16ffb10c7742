"""The commands of this folder over HTTP."""

from tongma.commands.routes import command_router
from tongma.counting.handle import KINDS

router = command_router("counting", KINDS)
