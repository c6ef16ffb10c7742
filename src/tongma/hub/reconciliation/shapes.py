"""The answers about another system's stock lists. Pure."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tongma.foundation.kernel.ids import Id
from tongma.hub.reconciliation.model import DifferenceState, DifferenceType, ListState
from tongma.masterdata.names.shapes import ItemOut, PartnerOut, PersonOut
from tongma.work.documents.shapes import DocumentOut
from tongma.work.external_tables.shapes import TableFieldOut

StatusTold: TypeAlias = Literal["", "quarantine", "released", "rejected", "return_quarantine"]
"""Empty where the list does not tell statuses apart."""


@dataclass(frozen=True, slots=True)
class DifferencesCountedOut:
    """How many differences of a type a night has: open, and explained by a person."""

    kind: DifferenceType
    open: int
    explained: int


@dataclass(frozen=True, slots=True)
class ParallelRunOut:
    """A night's list of the other system, laid beside ours."""

    id: Id
    name: str
    """Of the file."""
    site: Id
    state: ListState
    moment: str
    """Of which the list tells: RFC 3339, UTC."""
    known: int
    """The journal number up to which we were asked; 0 before it was compared."""
    created_at: str
    """RFC 3339, UTC."""
    person: PersonOut | None
    """Who brought it; None on the command line."""
    rows: int
    equal: int
    """Holdings on which both agree."""
    kinds: list[DifferencesCountedOut]


@dataclass(frozen=True, slots=True)
class WholeParallelRunOut(ParallelRunOut):
    """A list with its headings and how they are read."""

    headings: list[str]
    mapping: dict[str, str]
    """Field → heading: as a person said, or as proposed."""
    mapped: bool
    """Whether a person has said so."""
    fields: list[TableFieldOut]


@dataclass(frozen=True, slots=True)
class RecordNearOut:
    """A record of ours that explains a difference, or lies near it."""

    number: int
    command: str
    happened_at: str
    """RFC 3339, UTC."""
    person: PersonOut | None
    document: DocumentOut | None


@dataclass(frozen=True, slots=True)
class StockDifferenceOut:
    """What both say differently, why, and what a person said of it."""

    seq: int
    kind: DifferenceType
    item: ItemOut | None
    """None where the row names nothing that we know."""
    lot: str
    status: StatusTold
    owner: PartnerOut | None
    theirs: str
    ours: str
    lines: list[int]
    """In the list."""
    records: list[RecordNearOut]
    facts: dict[str, str]
    state: DifferenceState
    reason: str
    person: PersonOut | None
    """Who explained it."""
