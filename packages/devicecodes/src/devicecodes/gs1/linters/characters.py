"""Character sets: numeric, 39, 64 and 82 characters; percent encoding; at least one non-digit.

>>> cset39("AB-1"), cset39("AB_1")
(None, (2, 3))
"""

import re

_DIGITS = re.compile(r"[0-9]*")
_CSET82 = re.compile(r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*")
_CSET39 = re.compile(r"[#\-/0-9A-Z]*")
_CSET64 = re.compile(r"[A-Za-z0-9_\-]*")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)


def _first_outside(pattern: re.Pattern[str], value: str) -> tuple[int, int] | None:
    found = pattern.match(value)
    end = found.end() if found else 0
    return None if end == len(value) else (end, end + 1)


def csetnumeric(value: str) -> tuple[int, int] | None:
    """Digits only."""
    return _first_outside(_DIGITS, value)


def cset82(value: str) -> tuple[int, int] | None:
    """The 82 characters of ISO/IEC 646 that GS1 allows in AI values."""
    return _first_outside(_CSET82, value)


def cset39(value: str) -> tuple[int, int] | None:
    """Digits, capital letters, `#`, `-` and `/`."""
    return _first_outside(_CSET39, value)


def cset64(value: str) -> tuple[int, int] | None:
    """Characters of base64url; `=` only as padding of a length that is a multiple of three."""
    body = value.rstrip("=")
    fault = _first_outside(_CSET64, body)
    if fault is not None or len(body) == len(value):
        return fault
    padding = len(value) - len(body)
    if padding > 2 or len(value) % 3 != 0:
        return len(body), len(value)
    return None


def pcenc(value: str) -> tuple[int, int] | None:
    """Each `%` is followed by two hexadecimal digits."""
    found = _PERCENT.search(value)
    return found.span() if found else None


def hasnondigit(value: str) -> tuple[int, int] | None:
    """At least one character is no digit."""
    return (0, len(value)) if _first_outside(_DIGITS, value) is None else None
