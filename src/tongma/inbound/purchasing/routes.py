"""The commands of this folder over HTTP."""

from tongma.foundation.commands.routes import command_router
from tongma.inbound.purchasing.handle import KINDS

router = command_router("purchasing", KINDS)
