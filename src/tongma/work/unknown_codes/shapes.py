"""The answers about codes that nobody has bound. Pure."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import LevelOut, PartnerOut
from tongma.work.documents.shapes import DocumentOut
from tongma.work.unknown_codes.model import UnknownCodeState

Said = Annotated[str, Field(exclude_if=lambda value: not value)]
"""A text that is left out where it is empty."""


@dataclass(frozen=True, slots=True)
class LabelDataOut:
    """What a label says beside the product, each only where it does; dates are ISO."""

    lot: Said = ""
    serial: Said = ""
    expiry: Said = ""
    produced: Said = ""


@dataclass(frozen=True, slots=True)
class UnknownCodeOut:
    """A code that nobody has bound, however often it was scanned, as it was met last."""

    id: Id
    scheme: str
    value: str
    state: UnknownCodeState
    count: int
    """How often the reader's documents met it."""
    first_seen: str
    """RFC 3339, UTC."""
    last_seen: str
    station: str
    raw: str
    says: LabelDataOut
    document: DocumentOut | None
    supplier: PartnerOut | None


@dataclass(frozen=True, slots=True)
class SuggestedItemOut:
    """An item that a code may mean."""

    id: Id
    code: str
    name: str
    specification: str


@dataclass(frozen=True, slots=True)
class SuggestionOut:
    """An item that the code may mean, and what speaks for it."""

    item: SuggestedItemOut
    level: LevelOut | None
    """The level of that many base units, where the item has one."""
    factor: str | None
    """Base units that the code stands for; None where nothing says it."""
    level_exists: bool
    """False: the level must be made first, or nothing says how many base units the code is."""
    binding: Id | None
    """A proposal that only waits to be confirmed."""
    role: str
    score: float
    """How sure all reasons are together, above 0 and at most 1."""
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class RegisteredOut:
    """What a public UDI database says that the code is."""

    source: str
    primary: str
    name: str
    model: str
    article: str
    registrant: str
    registrations: list[str]
    role: str
    factor: str | None


@dataclass(frozen=True, slots=True)
class SuggestionsOut:
    """An unknown code with the items that it may mean, the likeliest first."""

    code: UnknownCodeOut
    suggestions: list[SuggestionOut]
    registered: RegisteredOut | None
