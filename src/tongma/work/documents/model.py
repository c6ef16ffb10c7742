"""What every document has. No rule of any one capability lives here. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.money import Percent, Price
from tongma.foundation.kernel.texts import Amount, Note, Word

KINDS = {
    "purchase_order": "PO",
    "shipping_notice": "SN",
    "receipt": "RC",
    "acceptance": "AC",
    "put_away": "PA",
    "count": "CT",
    "sales_order": "SO",
    "pick_list": "PL",
    "check": "CK",
    "shipment": "SH",
    "relocation": "RL",
    "transfer": "TR",
    "opening_stock": "OS",
    "import": "IM",
}
"""Kinds of documents and the letters of their numbers."""

OPEN, CLOSED, CANCELLED = "open", "closed", "cancelled"


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to be made; ids are 0 where there is none."""

    kind: str
    site: int = 0
    entity: int = 0
    owner: int = 0
    partner: int = 0
    state: str = OPEN
    due: str = ""
    """ISO date when it is expected or wanted; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be made. What was typed stands beside the base quantity."""

    item: int
    quantity: int
    """Base units, scaled."""
    typed_quantity: str = ""
    level: int = 0
    """The packaging level in which it was typed; 0 is the base unit."""
    lot: int = 0
    piece: int = 0
    packed_as: int = 0
    place: int = 0
    state: str = OPEN


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of an order, bought or sold; quantity in the level, price per that level."""

    item: Id
    quantity: Amount
    level: Id = 0
    unit_price: Price = "0"
    tax_percent: Percent = "0"


class Document(NamedTuple):
    """The header of a document."""

    id: int
    kind: str
    number: str
    state: str
    site: int
    entity: int
    owner: int
    partner: int
    due: str
    created_by: int
    created_at: int
    record_id: int


class Line(NamedTuple):
    """A line of a document."""

    id: int
    document: int
    line_no: int
    item: int
    lot: int
    piece: int
    packed_as: int
    place: int
    level: int
    typed_quantity: str
    quantity: int
    done: int
    state: str
    made_by: int
    record_id: int


class Step(NamedTuple):
    """Who did what on a line; scaled quantity."""

    record_id: int
    line: int
    step: str
    document: int
    person: int
    quantity: int
    undone: int


class Link(NamedTuple):
    """A line (or a whole document, line 0) that came from another one."""

    from_document: int
    from_line: int
    to_document: int
    to_line: int
    role: str
    quantity: int


class Task(NamedTuple):
    """Something to do: for whoever may do its action, until somebody takes it."""

    id: int
    kind: str
    action: str
    state: str
    site: int
    document: int
    line: int
    place: int
    item: int
    facts: str
    """What is known of it, as JSON."""
    taken_by: int
    made_at: int
    done_at: int | None


class Upload(NamedTuple):
    """An uploaded file; its bytes lie under their SHA-256."""

    sha256: str
    size: int
    media_type: str
    name: str
    uploaded_by: int
    uploaded_at: int


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write a note on a document or one of its lines."""

    document: Id
    text: Note
    line: Id = 0


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The note stands; it is never changed."""

    note: Id


@dataclass(frozen=True, slots=True)
class AttachFile:
    """Attach an uploaded file to a document or one of its lines."""

    document: Id
    sha256: Word
    line: Id = 0
    kind: Word = "file"


@dataclass(frozen=True, slots=True)
class FileAttached:
    """The file is part of the document."""

    file: Id


@dataclass(frozen=True, slots=True)
class TakeTask:
    """Take a task: others see that you are on it."""

    task: Id


@dataclass(frozen=True, slots=True)
class GiveBackTask:
    """Give a task back to whoever may do it."""

    task: Id


@dataclass(frozen=True, slots=True)
class HandOverTask:
    """Hand a task over to a person."""

    task: Id
    person: Id


@dataclass(frozen=True, slots=True)
class TaskAssigned:
    """Who has the task now; 0 for nobody."""

    task: Id
    taken_by: Id
