"""The commands of this folder over HTTP."""

from tongma.foundation.commands.routes import command_router
from tongma.inside.labels.handle import KINDS

router = command_router("labels", KINDS)
