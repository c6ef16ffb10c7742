"""The commands of this folder over HTTP; what was believed is told in ``insight``."""

from tongma.foundation.commands.routes import command_router
from tongma.inside.corrections.handle import KINDS

router = command_router("corrections", KINDS)
