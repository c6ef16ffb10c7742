"""The answers of printing that are no files. Pure."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class PrintOut:
    """A print that a document has."""

    name: str
    """As its address has it."""
    title: str


@dataclass(frozen=True, slots=True)
class NoteSupplierOut:
    """Who sends."""

    name: str
    licence: str
    """Numbers of its licences, joined by ``;``."""


@dataclass(frozen=True, slots=True)
class ConsigneeOut:
    """Who buys, as it was at dispatch."""

    name: str
    licence: str
    address: str


@dataclass(frozen=True, slots=True)
class NoteLineOut:
    """Goods of one lot, or one piece, in one carton; empty for what they do not have."""

    item: str
    """Our code of the item."""
    name: str
    specification: str
    lot: str
    expiry: str
    produced: str
    unit: str
    storage: str
    di: str
    """Device identifier of the base unit."""
    registration: str
    """Number of the certificate that was valid when the goods left."""
    registrant: str
    serial: str
    quantity: str
    sscc: str
    """Of the carton."""


@dataclass(frozen=True, slots=True)
class AccompanyingNoteOut:
    """The accompanying note 随货同行单 of a shipment, as it was at dispatch."""

    number: str
    supplier: NoteSupplierOut
    consignee: ConsigneeOut
    ship_to: str
    carrier: str
    waybill: str
    dispatched_at: str
    """RFC 3339, UTC."""
    cartons: list[str]
    """SSCCs, in their order."""
    lines: list[NoteLineOut]


@dataclass(frozen=True, slots=True)
class PublicKeyOut:
    """The public half of the key that signs notices."""

    algorithm: Literal["Ed25519"]
    key_id: str
    """The first 16 hex digits of its SHA-256."""
    public_key: str
    """Base64url without padding."""


@dataclass(frozen=True, slots=True)
class NoteCodesOut(PublicKeyOut):
    """A note as signed codes."""

    texts: list[str]
    """Each of one QR symbol; in any order they are the notice."""
