"""What a person can read: in an answer, in a record."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

RAW_FIELDS = ("raw", "scans", "value")
"""Fields of commands that hold symbols as a scanner sent them."""


def texts(value: Any) -> Iterator[str]:
    """Yield every text in something, names too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def unreadable(text: str) -> bool:
    """Say whether something stands in a text that nobody can see or no encoding carries."""
    return any(
        unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\n\t" for sign in text
    )


def without_raw(value: Any) -> Any:
    """Return the same without what scanners sent."""
    if isinstance(value, dict):
        return {n: without_raw(inner) for n, inner in value.items() if n not in RAW_FIELDS}
    return [without_raw(inner) for inner in value] if isinstance(value, list) else value


def bad_record(row: Any) -> Iterator[str]:
    """Yield what is unreadable in a record; the bytes of scans stay as they came."""
    body = json.loads(bytes(row.body))
    if row.outcome != "refused":  # what a scan says goes into rows, and to who decides, as it came
        del body["effects"], body["result"]
    for text in texts(without_raw(body)):
        if unreadable(text):
            yield f"{row.command} {row.outcome} recorded {text[:60]!r}"
