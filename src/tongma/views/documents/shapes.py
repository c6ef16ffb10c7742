"""The answers about documents. Pure."""

from dataclasses import dataclass
from typing import Literal

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import (
    ItemOut,
    LevelOut,
    LotOut,
    PartnerOut,
    PersonOut,
    PieceOut,
    PlaceOut,
)
from tongma.work.documents.shapes import DocumentOut
from tongma.work.standing.shapes import HoldOut


@dataclass(frozen=True, slots=True)
class HeaderOut:
    """The header of a document."""

    id: Id
    kind: str
    number: str
    state: str
    site: PlaceOut | None
    owner: PartnerOut | None
    partner: PartnerOut | PlaceOut | None
    """Supplier, customer; of a transfer the other site."""
    due: str
    """ISO date when it is expected or wanted; empty where nobody said."""
    created_at: str
    """RFC 3339, UTC."""
    created_by: PersonOut | None
    lines: int
    lines_done: int
    """How many of them are no longer open."""


@dataclass(frozen=True, slots=True)
class NothingMore:
    """This kind of document has nothing of its own."""


@dataclass(frozen=True, slots=True)
class PurchaseOrderMore:
    """Of a purchase order."""

    gross: str
    """The sum of its lines, tax included."""
    currency: str


@dataclass(frozen=True, slots=True)
class SalesOrderMore:
    """Of a sales order."""

    ship_to: Id
    """The customer's address; 0 for its first."""
    currency: str


@dataclass(frozen=True, slots=True)
class CartonOut:
    """A carton."""

    id: Id
    sscc: str
    state: str


@dataclass(frozen=True, slots=True)
class ShipmentMore:
    """Of a shipment: carrier and papers; the buyer as it was at dispatch, empty before."""

    order: Id
    carrier: Id
    waybill: str
    vehicle: str
    dispatched_at: str | None
    delivered_at: str | None
    receiver: str
    proof: str
    """SHA-256 of a photo or paper; empty for none."""
    buyer_name: str
    buyer_licence: str
    buyer_address: str
    ship_to: str
    cartons: list[CartonOut]


@dataclass(frozen=True, slots=True)
class PurchaseLineMore:
    """Of a line of a purchase order; decimals."""

    unit_price: str
    tax_percent: str
    total: str
    currency: str


@dataclass(frozen=True, slots=True)
class SalesLineMore:
    """Of a line of a sales order; decimals."""

    unit_price: str
    tax_percent: str


@dataclass(frozen=True, slots=True)
class NoticeLineMore:
    """Of a line of a shipping notice: what the supplier says."""

    lot: str
    expiry: str
    produced: str
    serials: list[str]
    sscc: str
    order_line: Id


@dataclass(frozen=True, slots=True)
class CertificateOfLineOut:
    """The certificate that goods carry."""

    id: Id
    number: str
    valid_to: str
    """ISO date; empty for no end."""


@dataclass(frozen=True, slots=True)
class DifferenceOut:
    """What the label says otherwise than the notice."""

    field: str
    notice: str
    label: str


@dataclass(frozen=True, slots=True)
class ReceiptLineMore:
    """Of a line of a receipt."""

    disposition: str
    way: str
    """scanned, typed, imported or rfid."""
    certificate: CertificateOfLineOut | None
    order_line: Id
    differences: list[DifferenceOut]


@dataclass(frozen=True, slots=True)
class OpeningLineMore:
    """Of a line of opening stock, as it was laid down."""

    lot: str
    expiry: str
    produced: str
    status: str
    serials: list[str]


LineMore = (
    PurchaseLineMore
    | SalesLineMore
    | NoticeLineMore
    | ReceiptLineMore
    | OpeningLineMore
    | NothingMore
)
HeaderMore = PurchaseOrderMore | SalesOrderMore | ShipmentMore | NothingMore


@dataclass(frozen=True, slots=True)
class WholeHeaderOut(HeaderOut):
    """The header of a document that is read as a whole."""

    more: HeaderMore
    """What this kind of document has beside."""


@dataclass(frozen=True, slots=True)
class LineOut:
    """A line of a document; quantities in the base unit."""

    id: Id
    line_no: int
    item: ItemOut | None
    lot: LotOut | None
    piece: PieceOut | None
    place: PlaceOut | None
    level: LevelOut | None
    """In which it was typed; null for the base unit."""
    packed_as: LevelOut | None
    """The sealed packaging level; null when loose."""
    typed_quantity: str
    quantity: str
    done: str
    state: str
    made_by: PersonOut | None
    record_id: Id
    holds: list[HoldOut]
    """On its item, lot, piece or place now."""
    more: LineMore
    """What lines of this kind of document have beside."""


@dataclass(frozen=True, slots=True)
class LinkedDocumentOut(DocumentOut):
    """A document at the other end of a link."""

    state: str


@dataclass(frozen=True, slots=True)
class LinkOut:
    """A link to another document."""

    role: str
    """What one is for the other: ``order_of``, ``pick_of`` …"""
    side: Literal["from", "to"]
    """``from``: the other came from this one."""
    document: LinkedDocumentOut


@dataclass(frozen=True, slots=True)
class NoteOut:
    """A note on the document or one of its lines."""

    id: Id
    text: str
    line_id: Id | None
    person: PersonOut | None
    written_at: str
    """RFC 3339, UTC."""


@dataclass(frozen=True, slots=True)
class FileOut:
    """A file of the document or one of its lines."""

    id: Id
    name: str
    media_type: str
    size: int
    """In bytes."""
    kind: str
    sha256: str
    line_id: Id | None
    person: PersonOut | None
    added_at: str
    """RFC 3339, UTC."""


@dataclass(frozen=True, slots=True)
class WholeDocumentOut:
    """A document with everything that hangs on it."""

    header: WholeHeaderOut
    lines: list[LineOut]
    links: list[LinkOut]
    notes: list[NoteOut]
    """The oldest first, as the files."""
    files: list[FileOut]
