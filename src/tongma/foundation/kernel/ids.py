"""Identifiers of requests and rows.

A request id is a UUID version 7 (RFC 9562, 5.7) that the device makes and stores before it
sends anything. Row ids are positive 64-bit integers from one counter for all tables, so that
an id names one thing only; outside Python they are strings of digits.
"""

import hashlib
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

_UUID7 = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.ASCII
)

ID_MAX = 2**63 - 1
"""Ids are 63 bits in both databases; a greater number is no id, and never reaches them."""
_DIGITS = re.compile(r"[0-9]{1,19}", re.ASCII)


def _as_id(value: Any) -> int:
    """Return an id from JSON: a string of ASCII digits, or a whole number."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= ID_MAX:
        message = "an id is a string of 1 to 19 digits, at most 9223372036854775807"
        raise ValueError(message)
    return value


Id = Annotated[
    int,
    BeforeValidator(_as_id),
    PlainSerializer(str, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,19}$", "examples": ["4711"]}),
]
"""The id of a row: a whole number in Python, a string of digits outside; 0 for none."""


def is_uuid7(text: str) -> bool:
    """Say whether the text is a UUID version 7 in its lower-case form."""
    return _UUID7.fullmatch(text) is not None


def make_uuid7(milliseconds: int, random_bits: int) -> str:
    """Return the UUID of a Unix time in milliseconds (48 bits) and 74 random bits."""
    high = random_bits >> 62 & 0xFFF
    low = random_bits & (1 << 62) - 1
    value = milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def part_id(request_id: str, at: int) -> str:
    """Return the request id of a part of a long command: always the same for the same place."""
    digest = hashlib.sha256(f"{request_id} {at}".encode()).digest()
    moment = int(request_id.replace("-", "")[:12], 16)
    return make_uuid7(moment, int.from_bytes(digest[:10], "big"))
