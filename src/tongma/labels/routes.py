"""The commands of this folder over HTTP."""

from tongma.commands.routes import command_router
from tongma.labels.handle import KINDS

router = command_router("labels", KINDS)
