"""HTTP of handling units."""

from tongma.commands.routes import command_router
from tongma.handling.handle import KINDS

router = command_router("handling", KINDS)
