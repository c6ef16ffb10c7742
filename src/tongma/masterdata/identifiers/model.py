"""Identifiers in normal form, what they may mean, and the commands that say so. Pure.

**Source:** GS1 General Specifications, 7.9.1 (check digit), 2.1 and 3.3 (lengths and padding).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, TypeAlias

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.problems import is_date
from tongma.foundation.kernel.texts import Day, Door, Word

GTIN_LENGTHS = (8, 12, 13, 14)
_FIXED = {"sscc": 18, "gln": 13}
_SCHEME = re.compile(r"[a-z0-9][a-z0-9:._-]{0,39}")
VALUE_LENGTH_MAX = 200
CodeValue: TypeAlias = Annotated[
    str, Door("text_wrong", VALUE_LENGTH_MAX, folds=True, controls="any")
]
"""A code as it is printed or sent; separators may stand in it, blanks at its ends do not count."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A code as it is printed, sent or remembered."""

    scheme: Word
    """Lower case: ``gtin``, ``sscc``, ``supplier-part``, ``internal``, ``ext:<system>`` …"""
    value: CodeValue
    scope: Id = 0
    """The partner or site within which the value means this; 0 everywhere."""
    role: Word = ""


class Target(NamedTuple):
    """What an identifier shall mean; ``level`` 0 is the base unit."""

    kind: str
    id: int
    level: int = 0


class BindingStatus(StrEnum):
    """How sure a binding is."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    RETIRED = "retired"


_P, _C, _R = BindingStatus
BINDING_STEPS = frozenset({(_P, _P), (_P, _C), (_P, _R), (_C, _C), (_C, _R)})
"""From which status a binding may be followed by one of which status: a correction keeps it."""


class Standing(NamedTuple):
    """How sure a binding is, and when it holds: ISO dates, both included, empty for no bound."""

    status: str = BindingStatus.CONFIRMED
    valid_from: str = ""
    valid_to: str = ""


def normal(given: Identifier) -> Identifier | Refusal:
    """Return the identifier in its normal form, or ``identifier_wrong`` with the reason.

    GTINs get 14 digits; GTIN, SSCC and GLN must have a right check digit. Other values lose
    blanks at their ends and are kept as they are. Reasons, in this order: ``scheme``, ``empty``,
    ``length``, ``not_a_digit``, ``check_digit``.

    >>> normal(Identifier("GTIN", " 6291041500213 ")).value
    '06291041500213'
    >>> normal(Identifier("gtin", "6291041500214")).facts["reason"]
    'check_digit'
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
    """Return the GS1 check digit of the digits before it.

    >>> check_digit("629104150021")
    '3'
    """
    weighted = sum(int(digit) * (3, 1)[index % 2] for index, digit in enumerate(reversed(body)))
    return str(-weighted % 10)


TargetKind = Literal["item", "lot", "piece", "place", "partner", "person", "document"]


@dataclass(frozen=True, slots=True)
class Bind:
    """Say what a code means: an item's level, a lot, piece, place, partner, person, document."""

    scheme: Word
    value: CodeValue
    target_kind: TargetKind
    target: Id
    level: Id = 0
    """Packaging level of an item; 0 is the base unit."""
    scope: Id = 0
    role: Word = ""
    """primary, package, unit-of-use, direct-mark, article, registration, internal, rfid …"""
    status: Literal["proposed", "confirmed"] = "confirmed"
    valid_from: Day = ""
    valid_to: Day = ""
    """ISO dates, both included; empty where there is no bound."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirm a proposed binding: from now on the code means this."""

    binding: Id


@dataclass(frozen=True, slots=True)
class Correct:
    """Put another binding in the place of one that was wrong; what was believed stays on record.

    Everything that is not given stays as it was.
    """

    binding: Id
    target: Id = 0
    level: Id | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None


@dataclass(frozen=True, slots=True)
class Retire:
    """End a binding: ``valid_to`` is its last day; empty: it never held."""

    binding: Id
    valid_to: Day = ""


@dataclass(frozen=True, slots=True)
class CodeBound:
    """What is believed of a code from now on: the binding that says it."""

    binding: Id


class Period(NamedTuple):
    """ISO dates, both included; empty where there is no bound."""

    first: str = ""
    last: str = ""


def covers(valid_from: str, valid_to: str, day: str) -> bool:
    """Say whether an ISO date lies in a period; an empty end is no bound.

    >>> covers("2026-01-01", "", "2026-01-01"), covers("", "2026-01-31", "2026-02-01")
    (True, False)
    """
    return valid_from <= day and (not valid_to or day <= valid_to)


def overlap(left: Period, right: Period) -> bool:
    """Say whether two periods, ends included, have a day in common."""
    latest = max(left.first, right.first)
    ends = [end for end in (left.last, right.last) if end]
    return not ends or latest <= min(ends)


def period_refusal(valid_from: str, valid_to: str) -> Refusal | None:
    """Return ``period_wrong`` for a date that is none, or an end before the beginning, or None.

    Empty: no bound on that side.
    """
    days = [day for day in (valid_from, valid_to) if day]
    if all(is_date(day) for day in days) and days == sorted(days):
        return None
    return Refusal("period_wrong", {"valid_from": valid_from, "valid_to": valid_to})
