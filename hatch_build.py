"""What the wheel holds beside the Python code: the built screens."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Screens(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``web/dist`` into the wheel as ``tongma/screens``; a development install needs none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the screens; raises FileNotFoundError where nobody has built them."""
        if version == "editable":
            return
        built = Path(self.root) / "web" / "dist"
        if not (built / "index.html").is_file():
            message = "web/dist is missing: `make wheel` builds the screens first"
            raise FileNotFoundError(message)
        build_data["force_include"][str(built)] = "tongma/screens"
