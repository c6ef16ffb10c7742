"""Words of unknown codes. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tongma.foundation.kernel.bounds import Whole
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Name, Word


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Say that a code is not worth binding; it comes again when it is met again."""

    code: Id


@dataclass(frozen=True, slots=True)
class BindCode:
    """Say which item an unknown code means, and how many base units; a level is made if need be."""

    code: Id
    item: Id
    factor: Whole = 1
    """Base units of the code; 1 is the base unit."""
    level_name: Name = ""
    """Of a level that is made; empty: named after its factor."""
    role: Word = ""


class SeenAt(NamedTuple):
    """Where a code was met; 0 and empty where that is not known."""

    site: int = 0
    document: int = 0
    place: int = 0


class UnknownCode(NamedTuple):
    """An unknown code."""

    id: int
    scheme: str
    value: str
    state: str
    first_seen: int


class Evidence(NamedTuple):
    """One thing that speaks for an item."""

    item: int
    reason: str
    weight: float
    """How sure it is alone, above 0 and below 1."""
    factor: int = 0
    """Base units of the code, 0 where this does not say."""
    binding: int = 0
    """The proposed binding, 0 where there is none."""
    role: str = ""


class Suggestion(NamedTuple):
    """An item that the code may mean, with what speaks for it."""

    item: int
    score: float
    reasons: tuple[str, ...]
    factor: int
    binding: int
    role: str


class UnknownCodeState(StrEnum):
    """What became of a code that nobody had bound."""

    OPEN = "open"
    BOUND = "bound"
    DISMISSED = "dismissed"


STEPS = frozenset(
    {
        (UnknownCodeState.OPEN, UnknownCodeState.BOUND),
        (UnknownCodeState.OPEN, UnknownCodeState.DISMISSED),
    }
)
"""The legal steps of an unknown code: met again, it is a new one."""


@dataclass(frozen=True, slots=True)
class CodeDismissed:
    """Nobody waits for the code any more."""

    code: Id
    state: UnknownCodeState


@dataclass(frozen=True, slots=True)
class UnknownCodeBound:
    """What the code means now, at which level; 0: the base unit."""

    binding: Id
    level: Id
