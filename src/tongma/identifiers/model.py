"""Identifiers in normal form. Pure.

**Source:** GS1 General Specifications, 7.9.1 (check digit), 2.1 and 3.3 (lengths and padding).
"""

import re
from dataclasses import dataclass

from tongma.kernel.outcome import Refusal

GTIN_LENGTHS = (8, 12, 13, 14)
_FIXED = {"sscc": 18, "gln": 13}
_SCHEME = re.compile(r"[a-z0-9][a-z0-9:._-]{0,39}")
VALUE_LENGTH_MAX = 200


@dataclass(frozen=True, slots=True)
class Identifier:
    """A code as it is printed, sent or remembered."""

    scheme: str
    """Lower case: ``gtin``, ``sscc``, ``supplier-part``, ``internal``, ``ext:<system>`` …"""
    value: str
    scope: int = 0
    """The partner or site within which the value means this; 0 everywhere."""
    role: str = ""


def normal(given: Identifier) -> Identifier | Refusal:
    """Return the identifier in its normal form, or ``identifier_wrong`` with the reason.

    GTINs get 14 digits; GTIN, SSCC and GLN must have a right check digit. Other values lose
    blanks at their ends and are kept as they are. Reasons, in this order: ``scheme``, ``empty``,
    ``length``, ``not_a_digit``, ``check_digit``.
    """
    scheme, value = given.scheme.strip().lower(), given.value.strip()
    reason = _reason(scheme, value)
    if reason:
        facts = {"scheme": given.scheme, "value": given.value, "reason": reason}
        return Refusal("identifier_wrong", facts)
    return Identifier(
        scheme, value.zfill(14) if scheme == "gtin" else value, given.scope, given.role
    )


def _reason(scheme: str, value: str) -> str:
    if not _SCHEME.fullmatch(scheme):
        return "scheme"
    if not value:
        return "empty"
    lengths = GTIN_LENGTHS if scheme == "gtin" else (_FIXED.get(scheme, 0),)
    if lengths == (0,):
        return "length" if len(value) > VALUE_LENGTH_MAX else ""
    if len(value) not in lengths:
        return "length"
    if not (value.isascii() and value.isdigit()):
        return "not_a_digit"
    return "" if check_digit(value[:-1]) == value[-1] else "check_digit"


def check_digit(body: str) -> str:
    """Return the GS1 check digit of the digits before it."""
    weighted = sum(int(digit) * (3, 1)[index % 2] for index, digit in enumerate(reversed(body)))
    return str(-weighted % 10)
