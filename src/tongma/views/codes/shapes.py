"""The answers about codes and what they meant. Pure."""

from dataclasses import dataclass, fields
from typing import Any, Literal

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.identifiers.shapes import BindingOut
from tongma.masterdata.names.shapes import ItemOut, PersonOut


@dataclass(frozen=True, slots=True)
class SaidByOut:
    """Who said something, why and when; nobody where no record is kept."""

    person: PersonOut | None
    reason: str
    """Empty where none was given, or where it was erased."""
    command: str
    recorded_at: str | None
    """RFC 3339, UTC."""


NOBODY = SaidByOut(None, "", "", None)


def parts_of(shape: Any) -> dict[str, Any]:
    """Return the parts of a shape by name, for one that says more."""
    return {field.name: getattr(shape, field.name) for field in fields(shape)}


@dataclass(frozen=True, slots=True)
class BindingVersionOut(BindingOut):
    """One statement about a code, and from and to which journal number it was believed."""

    supersedes: Id
    """The one before; 0 for none."""
    known_from: int
    known_to: int | None
    person: PersonOut | None
    reason: str
    command: str
    recorded_at: str | None


@dataclass(frozen=True, slots=True)
class GoodsMeantOut:
    """A lot or a piece with what was said of it."""

    kind: Literal["lot", "piece"]
    id: Id
    item: ItemOut | None
    serial: str
    """Empty for a lot."""
    lot: Id
    number: str
    """The lot's; empty for no lot."""
    expiry: str | None
    produced: str | None
    valid_from: str
    """ISO dates, empty where there is no bound."""
    valid_to: str
    known_from: int | None
    """Journal numbers; null where no record is kept, and while it counts."""
    known_to: int | None


@dataclass(frozen=True, slots=True)
class GoodsVersionOut(GoodsMeantOut):
    """One statement about a lot or a piece, and who made it."""

    person: PersonOut | None
    reason: str
    command: str
    recorded_at: str | None


@dataclass(frozen=True, slots=True)
class BelievedOut:
    """What a code meant on a day, as the system believed at a journal number."""

    valid: str
    known: int
    rows: list[BindingOut]
    goods: list[GoodsMeantOut]
    """Of the schemes ``serial`` and ``lot``."""


@dataclass(frozen=True, slots=True)
class TwoMeaningsOut(BindingOut):
    """A proposed binding that contradicts another one."""

    against: BindingOut
    kind: Literal["two_meanings"] = "two_meanings"


@dataclass(frozen=True, slots=True)
class RegisteredOtherwiseOut:
    """A code of which a public database says otherwise."""

    id: Id
    kind: Literal["chain_broken", "registered_factor", "on_another_item"]
    scheme: str
    value: str
    item: ItemOut | None
    ours: str
    """What we say: a factor, or the other item."""
    registered: str | None
    """The registered factor; null where it says none."""
    source: str
    primary: str
    """The primary device identifier of the record."""


@dataclass(frozen=True, slots=True)
class CodedOut:
    """A GTIN with its item and base units."""

    value: str
    item: ItemOut | None
    factor: str


@dataclass(frozen=True, slots=True)
class OddIndicatorOut(CodedOut):
    """A package whose indicator digit says otherwise than its binding."""

    against: CodedOut
    """The GTIN of the unit: indicator 0."""
    id: str
    """The GTIN: its place in the list."""
    kind: Literal["indicator", "sibling_on_another_item"]
    scheme: Literal["gtin"] = "gtin"


ContradictionOut = TwoMeaningsOut | RegisteredOtherwiseOut | OddIndicatorOut
