"""The commands of this folder over HTTP; reading with names is in ``insight``."""

from tongma.foundation.commands.routes import command_router
from tongma.masterdata.policy.handle import KINDS

router = command_router("policy", KINDS)
