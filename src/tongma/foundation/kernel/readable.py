r"""Telling back what was sent: what cannot be seen or encoded is escaped. Pure.

>>> readable(["A\u200bB", {"a\x00": "中文"}, 3])
['A\\u200bB', {'a\\x00': '中文'}, 3]
"""

from collections.abc import Mapping
from typing import Any

TOLD_MAX = 60
"""Characters that are told of a text which is wrong."""


def escaped(text: str) -> str:
    """Return the text with each character that is not printable as its escape of Python."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


def shown(text: str) -> str:
    """Return a text that is wrong as it can be told: escaped, and cut where it is long."""
    told = escaped(text[: TOLD_MAX + 1])
    return told if len(told) <= TOLD_MAX else f"{told[:TOLD_MAX]}…"


def is_readable(value: Any) -> bool:
    """Say whether every text inside can be read."""
    if isinstance(value, str):
        return value.isprintable()
    if isinstance(value, Mapping):
        return all(is_readable(name) and is_readable(inner) for name, inner in value.items())
    return not isinstance(value, list | tuple) or all(is_readable(inner) for inner in value)


def readable(value: Any) -> Any:
    """Return the same with every text escaped, names too."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, Mapping):
        return {readable(name): readable(inner) for name, inner in value.items()}
    return [readable(inner) for inner in value] if isinstance(value, list | tuple) else value
