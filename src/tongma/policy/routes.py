"""The commands of this folder over HTTP; reading with names is in ``insight``."""

from tongma.commands.routes import command_router
from tongma.policy.handle import KINDS

router = command_router("policy", KINDS)
