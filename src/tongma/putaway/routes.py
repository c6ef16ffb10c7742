"""The commands of this folder over HTTP."""

from tongma.commands.routes import command_router
from tongma.putaway.handle import KINDS

router = command_router("putaway", KINDS)
