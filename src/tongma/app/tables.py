"""Every table of the application, known to one metadata: the rooms bring them."""

from tongma.app.rooms import ROOMS
from tongma.foundation.platform.schema import metadata

__all__ = ["ROOMS", "metadata"]
