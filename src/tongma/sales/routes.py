"""The commands of this folder over HTTP."""

from tongma.commands.routes import command_router
from tongma.sales.handle import KINDS

router = command_router("sales", KINDS)
