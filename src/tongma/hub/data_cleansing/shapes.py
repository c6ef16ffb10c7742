"""The answers about cleaning runs. Pure."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tongma.foundation.kernel.ids import Id
from tongma.hub.data_cleansing.model import Decision, RowState, RunState, Severity
from tongma.masterdata.names.shapes import PersonOut
from tongma.work.external_tables.model import DateOrder
from tongma.work.external_tables.shapes import TableFieldOut

InUse: TypeAlias = Literal["in_stock", "on_document", "changed_since", "code_bound_since"]


@dataclass(frozen=True, slots=True)
class TableUploaded:
    """The run that works on it from now on."""

    id: Id
    state: RunState


@dataclass(frozen=True, slots=True)
class ReportUploaded:
    """A report that was worked over, by the name under which a command takes it over."""

    run: Id
    sha256: str


@dataclass(frozen=True, slots=True)
class CleaningRunOut:
    """A run: one old table on its way into the catalogue."""

    id: Id
    name: str
    """Of the file."""
    state: RunState
    created_at: str
    """RFC 3339, UTC."""
    person: PersonOut | None
    """Who uploaded it; None on the command line."""
    rows: int
    reached: int
    """How far the work of its state is, in rows."""
    trouble: str
    """Why it failed; empty where it did not."""


@dataclass(frozen=True, slots=True)
class RowCountsOut:
    """Rows of a run by state."""

    ready: int
    asks: int
    left_out: int
    taken_in: int
    taken_back: int


@dataclass(frozen=True, slots=True)
class FindingClassOut:
    """How many findings of a class a run has: undecided, accepted, refused."""

    code: str
    severity: Severity
    open: int
    accept: int
    refuse: int


@dataclass(frozen=True, slots=True)
class WholeCleaningRunOut(CleaningRunOut):
    """A run with its headings, its mapping and its counts."""

    headings: list[str]
    sample: list[list[str]]
    """The first rows below the headings."""
    mapping: dict[str, str]
    """Field → heading: as proposed, or as it was examined with."""
    date_order: DateOrder
    fields: list[TableFieldOut]
    states: RowCountsOut
    classes: list[FindingClassOut]


@dataclass(frozen=True, slots=True)
class OtherRowOut:
    """What a person compares a row with: another row, or an item of the catalogue."""

    code: str
    name_zh: str
    specification: str
    model: str
    maker: str
    registration: str
    barcode: str


@dataclass(frozen=True, slots=True)
class FindingOut:
    """What is odd in a row: what stood there, what is proposed, what was decided."""

    code: str
    severity: Severity
    field: str
    """Empty where it is about the whole row."""
    given: str
    proposed: str
    score: int
    """Of a merge: 0 to 100, how sure it is; else 0."""
    facts: dict[str, str]
    other_line: int | None
    other_item: Id | None
    other: OtherRowOut | None
    decision: Decision


@dataclass(frozen=True, slots=True)
class CleaningRowOut:
    """A row of the old table with everything that was found in it."""

    line: int
    """In the file; the headings have one too."""
    state: RowState
    item: Id | None
    """What it became."""
    given: dict[str, str]
    """Field → text of the cell, with corrections."""
    values: dict[str, str]
    """Field → text in normal form."""
    findings: list[FindingOut]


@dataclass(frozen=True, slots=True)
class ItemKeptOut:
    """An item that taking back leaves in the catalogue, and why."""

    item: Id
    line: int
    """The first row that it came from."""
    why: InUse


@dataclass(frozen=True, slots=True)
class TakeBackOut:
    """What taking a run back would do."""

    items: int
    """Items that are retired."""
    codes: int
    """Codes that end, of items that were there before."""
    kept: list[ItemKeptOut]
