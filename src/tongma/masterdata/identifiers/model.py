"""Identifiers in normal form. Pure.

**Source:** GS1 General Specifications, 7.9.1 (check digit), 2.1 and 3.3 (lengths and padding).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tongma.foundation.kernel.outcome import Refusal

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


TargetKind = Literal["item", "lot", "piece", "place", "partner", "person", "document"]


@dataclass(frozen=True, slots=True)
class Bind:
    """Say what a code means: an item's level, a lot, piece, place, partner, person, document."""

    scheme: str
    value: str
    target_kind: TargetKind
    target: int
    level: int = 0
    """Packaging level of an item; 0 is the base unit."""
    scope: int = 0
    role: str = ""
    """primary, package, unit-of-use, direct-mark, article, registration, internal, rfid …"""
    status: Literal["proposed", "confirmed"] = "confirmed"
    valid_from: str = ""
    valid_to: str = ""
    """ISO dates, both included; empty where there is no bound."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirm a proposed binding: from now on the code means this."""

    binding: int


@dataclass(frozen=True, slots=True)
class Correct:
    """Put another binding in the place of one that was wrong; what was believed stays on record.

    Everything that is not given stays as it was.
    """

    binding: int
    target: int = 0
    level: int | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Retire:
    """End a binding: ``valid_to`` is its last day; empty: it never held."""

    binding: int
    valid_to: str = ""


def covers(valid_from: str, valid_to: str, day: str) -> bool:
    """Say whether an ISO date lies in a period; an empty end is no bound."""
    return valid_from <= day and (not valid_to or day <= valid_to)


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two periods of ISO dates, ends included, have a day in common."""
    latest = max(one[0], other[0])
    ends = [end for end in (one[1], other[1]) if end]
    return not ends or latest <= min(ends)


def period_refusal(valid_from: str, valid_to: str) -> Refusal | None:
    """Return ``period_wrong`` for a date that is none, or an end before the beginning."""
    facts = {"valid_from": valid_from, "valid_to": valid_to}
    for day in (valid_from, valid_to):
        if day and not _is_date(day):
            return Refusal("period_wrong", facts)
    if valid_from and valid_to and valid_to < valid_from:
        return Refusal("period_wrong", facts)
    return None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
