"""HTTP of handling units."""

from tongma.foundation.commands.routes import command_router
from tongma.inside.handling.handle import KINDS

router = command_router("handling", KINDS)
