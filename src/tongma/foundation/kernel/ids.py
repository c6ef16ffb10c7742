"""Identifiers of requests and rows.

A request id is a UUID version 7 (RFC 9562, 5.7) that the device makes and stores before it
sends anything. Row ids are positive 64-bit integers from one counter for all tables, so that
an id names one thing only; outside Python they are strings of digits.
"""

import hashlib
import re

_UUID7 = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.ASCII
)


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
