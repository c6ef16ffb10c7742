"""The answers of scanning. Pure.

A Reading is written by the library itself (``devicecodes.to_json_text``); its shape here describes
it to programs, and a test holds the two equal.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import (
    ControlledItemOut,
    LevelOut,
    LotOut,
    PieceOut,
    PlaceOut,
)
from tongma.work.scanning.model import Outcome
from tongma.work.standing.shapes import StandingOut

Precision = Literal["day", "month", "hour", "minute"]
Status = Literal["valid", "repaired", "ambiguous", "invalid", "unknown"]


@dataclass(frozen=True, slots=True)
class CodeNameOut:
    """What a code names: the system that issued it, and its value in normal form."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class RoleNameOut(CodeNameOut):
    """A code with what it names on this label."""

    role: str
    """primary, content, national, model, article, container or other."""


@dataclass(frozen=True, slots=True)
class ElementOut:
    """One field as it stands on the label."""

    key: str
    value: str
    title: str
    at: int
    """Where its key begins, 0-based; the bit on a tag."""


@dataclass(frozen=True, slots=True)
class CodeFindingOut:
    """What is odd about a code."""

    code: str
    severity: Literal["error", "warning", "note"]
    at: int | None
    message: str
    source: str | None


@dataclass(frozen=True, slots=True)
class RepairOut:
    """What was changed to make a text readable."""

    code: str
    before: Annotated[str, Field(alias="from")]
    after: Annotated[str, Field(alias="to")]


@dataclass(frozen=True, slots=True)
class EpcOut:
    """The EPC behind a tag or an EPC URI; None where the scheme has no such form."""

    scheme: str | None
    uri: str | None
    tag_uri: str | None
    hex: str | None
    filter: int | None
    element_string: str | None
    digital_link: str | None


@dataclass(frozen=True, slots=True)
class JudgementOut:
    """Why a reading was chosen among several."""

    score: int
    runner_up: int
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class OtherReadingOut:
    """What a code says when it is read in one way. Dates are ISO; absent is null or empty."""

    symbology: str | None
    normalised: str | None
    status: Status
    system: str
    kind: str | None
    identifier: CodeNameOut | None
    identifiers: list[RoleNameOut]
    lot: str | None
    serial: str | None
    quantity: str | None
    expiry: str | None
    expiry_time: str | None
    expiry_precision: Precision | None
    produced: str | None
    produced_time: str | None
    produced_precision: Precision | None
    elements: list[ElementOut]
    parts: dict[str, str]
    findings: list[CodeFindingOut]
    repairs: list[RepairOut]
    epc: EpcOut | None


@dataclass(frozen=True, slots=True)
class ReadingOut(OtherReadingOut):
    """One code as it was read, with the other ways to read it, the most plausible first."""

    raw: str
    """The text as it came."""
    alternatives: list[OtherReadingOut]
    evidence: Annotated[JudgementOut | None, Field(exclude_if=lambda value: value is None)] = None
    """Only where one of several readings was chosen."""


@dataclass(frozen=True, slots=True)
class PlaceCodeOut:
    """Where a piece is."""

    id: Id
    code: str


@dataclass(frozen=True, slots=True)
class LocatedPieceOut(PieceOut):
    """A piece, with its place where that is the reader's to know."""

    place: PlaceCodeOut | None


@dataclass(frozen=True, slots=True)
class CountsAsOut:
    """What one scan counts as, in base units."""

    item_id: Id
    base_quantity: str
    """Decimal text."""
    level: LevelOut | None
    """None for the base unit."""


@dataclass(frozen=True, slots=True)
class SaidByBindingOut:
    """The binding that gives a code its meaning; ``scope`` 0: everywhere."""

    id: Id
    scheme: str
    value: str
    scope: Id
    role: str
    status: str


@dataclass(frozen=True, slots=True)
class ScanActionOut:
    """What can be done with an object here, and the screen for it."""

    name: str
    route: str


@dataclass(frozen=True, slots=True)
class CandidateOut:
    """One object that a package may be, with the evidence for and against it."""

    kind: str
    """item, lot, piece, place, handling_unit, announced_unit, partner, person, command, or the
    kind of a document.
    """
    id: Id
    title: str
    item: ControlledItemOut | None
    lot: LotOut | None
    piece: LocatedPieceOut | None
    place: PlaceOut | None
    counts_as: CountsAsOut | None
    """None where it is no goods."""
    binding: SaidByBindingOut | None
    """None for the ledger's own names."""
    standing: StandingOut | None
    """What stands against it, first of all: holds, expiry, status. None where it is no goods."""
    score: int
    reasons_for: list[str]
    reasons_against: list[str]
    actions: list[ScanActionOut]


@dataclass(frozen=True, slots=True)
class ChosenReadingOut:
    """What to send with the scan as its answer: how the label is cut. Empty: it has none."""

    lot: str
    serial: str
    expiry: str


@dataclass(frozen=True, slots=True)
class ReadingChoiceOut:
    """One reading of a label that can be cut in several ways."""

    lot: str | None
    serial: str | None
    expiry: str | None
    chosen: ChosenReadingOut


@dataclass(frozen=True, slots=True)
class ChosenObjectOut:
    """What to send with the scan as its answer: which goods. Empty: it has none."""

    item: Id
    lot: str
    serial: str


@dataclass(frozen=True, slots=True)
class ObjectChoiceOut:
    """One object to choose; ``chosen`` None where no answer can be sent for what is no goods."""

    kind: str
    id: Id
    title: str
    chosen: ChosenObjectOut | None


@dataclass(frozen=True, slots=True)
class QuestionOut:
    """One question with at most four choices."""

    ask: str
    """which_object, which_lot, confirm or scan_more."""
    choices: list[ReadingChoiceOut | ObjectChoiceOut]
    more: bool
    """Whether there are more choices than shown."""


@dataclass(frozen=True, slots=True)
class ResolutionOut:
    """The symbols of one package, decided or asked."""

    outcome: Outcome
    object: CandidateOut | None
    """The first candidate, where it was accepted."""
    question: QuestionOut | None
    candidates: list[CandidateOut]
    """The most plausible first."""
    reading: ReadingOut
    """The package as a whole."""
    readings: list[ReadingOut]
    """Each of its symbols."""


@dataclass(frozen=True, slots=True)
class KeptReadingOut:
    """A symbol that did not read clean, with the bytes as they came; ids 0 and empty for none."""

    id: Id
    record_id: Id
    command: str
    """What it was scanned for; empty where somebody only asked."""
    raw: str
    symbology: str
    way: str
    station: str
    site: Id
    owner: Id
    document: Id
    partner: Id
    status: str
    outcome: str
    scheme: str
    value: str
    item: Id
    findings: list[str]
    repairs: list[str]
    chosen: str
    """What a person answered, as JSON."""
    happened_at: str
    """RFC 3339, UTC."""
