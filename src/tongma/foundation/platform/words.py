"""Words of the screens, for what the server writes for people: sheets, and their headings.

``words.json`` is made from the screens' texts (``make openapi``), so a heading of a sheet is the
heading on the screen.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["zh-CN", "en"]
WORDS = Path(__file__).with_name("words.json")


def say(language: Language, key: str, otherwise: str = "") -> str:
    """Return the text under a key of the screens; ``otherwise`` where there is none."""
    return _texts()["en" if language == "en" else "zh"].get(key, otherwise)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    texts: Mapping[str, Mapping[str, str]] = json.loads(WORDS.read_text("utf-8"))
    return texts
