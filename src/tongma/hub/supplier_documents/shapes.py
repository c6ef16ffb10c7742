"""The answers about suppliers' papers and partners' keys. Pure."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tongma.foundation.kernel.ids import Id
from tongma.hub.supplier_documents.model import PaperKind, PaperState, PartnerKeyState
from tongma.masterdata.names.shapes import ItemOut, PartnerOut, PersonOut
from tongma.work.documents.shapes import DocumentNumberOut
from tongma.work.external_tables.model import DateOrder

ToDo: TypeAlias = Literal[
    "bind_code", "ask_supplier", "map_unit", "add_level", "say_date_order", "ask_buyer"
]


@dataclass(frozen=True, slots=True)
class PaperOut:
    """A supplier's own paper: a delivery note, or the codes of a signed one."""

    id: Id
    kind: PaperKind
    name: str
    """Of the file, or the number of a signed note."""
    state: PaperState
    supplier: PartnerOut | None
    site: Id
    person: PersonOut | None
    """Who took it in; None for a program of ours."""
    created_at: str
    """RFC 3339, UTC."""
    signed_by: str
    """Name of the key; empty where nobody signed."""
    notice: DocumentNumberOut | None
    """The shipping notice that it became."""


@dataclass(frozen=True, slots=True)
class LayoutOptionsOut:
    """How a supplier writes; empty where nobody said."""

    date_order: DateOrder = ""
    lot_prefix: str = ""
    quantity_in: Literal["", "base"] = ""


@dataclass(frozen=True, slots=True)
class LayoutOut:
    """How papers with these headings are read; version 0 where nobody has said so yet."""

    version: int
    confirmed: bool
    """Whether a person has made a notice of a paper that was read so."""
    options: LayoutOptionsOut


@dataclass(frozen=True, slots=True)
class PaperLineOut:
    """One line of a paper as it was understood."""

    line: int
    """In the file."""
    item: ItemOut | None
    quantity: str
    """As written, in the level."""
    level: str
    """Its name; empty for the base unit."""
    base_quantity: str
    lot: str
    expiry: str
    produced: str
    serials: list[str]
    order: DocumentNumberOut | None
    """The purchase order that expects it."""


@dataclass(frozen=True, slots=True)
class PaperFaultOut:
    """What is wrong with a cell, and what to do about it."""

    line: int
    """In the file."""
    field: str
    code: str
    given: str
    facts: dict[str, str]
    to_do: ToDo


@dataclass(frozen=True, slots=True)
class WholePaperOut(PaperOut):
    """A paper with everything that was read of it, with what is known now."""

    headings: list[str]
    sample: list[list[str]]
    mapping: dict[str, str]
    """Field → heading."""
    layout: LayoutOut
    cartons: list[str]
    """SSCCs of a signed note."""
    lines: list[PaperLineOut]
    faults: list[PaperFaultOut]


@dataclass(frozen=True, slots=True)
class PartnerKeyOut:
    """A partner's public key."""

    id: Id
    key_id: str
    partner: PartnerOut | None
    public_key: str
    state: PartnerKeyState
