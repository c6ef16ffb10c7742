"""Write what is made from the application: its description, and what the screens take of it.

``docs/openapi.json`` is committed, so that a change of the API is seen; the types of the screens
are made from it, and the words of refusals from every ``refusals.toml``.
"""

import json
import sys
import tempfile
from pathlib import Path

import environment
import screens

from tongma.app.main import create_app
from tongma.app.rooms import MEANINGS
from tongma.app.setup import runtime_of
from tongma.foundation.platform.settings import Settings

OPENAPI = environment.ROOT / "docs" / "openapi.json"
REFUSALS = environment.ROOT / "web" / "src" / "generated" / "refusals.json"


def main() -> int:
    """Write everything; return 1 where the types of the screens cannot be made."""
    OPENAPI.write_text(json.dumps(described(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    REFUSALS.parent.mkdir(exist_ok=True)
    REFUSALS.write_text(json.dumps(refusals(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if not screens.has_script("api"):
        return 0
    screens.prepare()
    return screens.npm("run", "api")


def described() -> dict[str, object]:
    """Return the description that the application gives of itself."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder), f"sqlite:///{folder}/tongma.db")
        runtime = runtime_of(settings)
        app = create_app(runtime, settings, lambda _request: None)  # type: ignore[arg-type, return-value]
        api: dict[str, object] = app.openapi()
        runtime.database.dispose()
    return api


def refusals() -> dict[str, dict[str, object]]:
    """Return code → words in both languages, the types of its facts, who clears it."""
    return {
        one.code: {
            "zh": one.zh,
            "en": one.en,
            "facts": dict(sorted(one.facts.items())),
            "clears": list(one.clears),
        }
        for one in MEANINGS.all
    }


if __name__ == "__main__":
    sys.exit(main())
