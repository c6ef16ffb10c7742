"""The commands of this folder over HTTP."""

from tongma.checking.handle import KINDS
from tongma.commands.routes import command_router

router = command_router("checking", KINDS)
