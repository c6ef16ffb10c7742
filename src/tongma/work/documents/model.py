"""What every document has. No rule of any one capability lives here. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount

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
    unit_price: Amount = "0"
    tax_percent: Amount = "0"


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
