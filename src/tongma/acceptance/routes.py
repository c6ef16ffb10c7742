"""The commands of this folder over HTTP."""

from tongma.acceptance.handle import KINDS
from tongma.commands.routes import command_router

router = command_router("acceptance", KINDS)
