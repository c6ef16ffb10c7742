"""Commands, results and facts of shipping 发运. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, NamedTuple

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.private import PRIVATE
from tongma.foundation.kernel.texts import Amount, Code, LotNumber, Name, SerialNumber, Word
from tongma.stock.model import Allocation, Blocked
from tongma.work.documents.states import DocumentState


class CartonState(StrEnum):
    """How far a carton is."""

    OPEN = "open"
    DISPATCHED = "dispatched"
    CANCELLED = "cancelled"


CARTON_STEPS = frozenset(
    {
        (CartonState.OPEN, CartonState.DISPATCHED),
        (CartonState.OPEN, CartonState.CANCELLED),
    }
)
"""The steps that a carton may make."""


class Carton(NamedTuple):
    """A carton of a shipment."""

    place: int
    shipment: int
    sscc: str
    state: str


class Beside(NamedTuple):
    """Goods in a carton that are not of its shipment."""

    carton: str
    """Its SSCC."""
    words: str
    """The goods as people call them."""


class ShipmentFacts(NamedTuple):
    """A shipment's own columns; the buyer as it was at dispatch, empty before."""

    document: int
    order_document: int
    carrier: int
    waybill: str
    vehicle: str
    dispatched_at: int | None
    """Microseconds UTC; None before."""
    delivered_at: int | None
    receiver: str
    proof: str
    """SHA-256 of a photo or paper; empty for none."""
    buyer_name: str
    buyer_licence: str
    buyer_address: str
    ship_to: str


class ShippedLine(NamedTuple):
    """What left with a shipment, as its note lists it; scaled quantity."""

    shipment: int
    line_no: int
    order_line: int
    item: int
    lot: int
    piece: int
    packed_as: int
    carton: int
    quantity: int


@dataclass(frozen=True, slots=True)
class OpenShipment:
    """Open a shipment for an order's checked goods."""

    order: Id


@dataclass(frozen=True, slots=True)
class ShipmentOpened:
    """The shipment; what is checked may be packed into it."""

    shipment: Id
    number: str


@dataclass(frozen=True, slots=True)
class NewCarton:
    """Take a new carton with an SSCC of its own."""

    shipment: Id


@dataclass(frozen=True, slots=True)
class CartonTaken:
    """The carton and its SSCC."""

    carton: Id
    sscc: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Put checked goods into a carton, by scan."""

    shipment: Id
    carton: Id
    quantity: Amount = ""
    """Of the scanned level; empty: one for a piece or a case, else all that is checked."""
    item: Id = 0
    lot: LotNumber = ""
    serial: SerialNumber = ""
    """Typed, for goods without a code only."""


@dataclass(frozen=True, slots=True)
class GoodsPacked:
    """How much lies in the carton now through this packing."""

    carton: Id
    sscc: str
    quantity: str
    record: Id
    """What ``unpack`` names."""


@dataclass(frozen=True, slots=True)
class Unpack:
    """Take what one packing put into a carton out again."""

    record: Id


@dataclass(frozen=True, slots=True)
class PackingReversed:
    """The goods stand at dispatch again."""

    reversed: Id
    """The record of the packing that was taken back."""


@dataclass(frozen=True, slots=True)
class CancelShipment:
    """Give up a shipment of which nothing is packed any more."""

    shipment: Id


@dataclass(frozen=True, slots=True)
class ShipmentCancelled:
    """Its goods stand at dispatch and can be packed again."""

    shipment: Id
    state: DocumentState = DocumentState.CANCELLED


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Hand the cartons over to the carrier; every piece is judged once more."""

    shipment: Id
    carrier: Id
    waybill: Code = ""
    vehicle: Code = ""


@dataclass(frozen=True, slots=True)
class DispatchedGoods:
    """Goods that left."""

    item: str
    """The item's code."""
    goods: str
    """The goods as people call them."""
    quantity: str


@dataclass(frozen=True, slots=True)
class ShipmentDispatched:
    """What left with whom; ``order_closed``: the order waits for nothing more."""

    shipment: Id
    number: str
    carrier: str
    cartons: tuple[str, ...]
    """Their SSCCs."""
    lines: tuple[DispatchedGoods, ...]
    order_closed: bool


@dataclass(frozen=True, slots=True)
class Deliver:
    """Record that the customer has the goods, with proof."""

    shipment: Id
    receiver: Annotated[Name, PRIVATE]
    proof: Word = ""
    """SHA-256 of an uploaded photo or paper."""


@dataclass(frozen=True, slots=True)
class ShipmentDelivered:
    """The shipment is done."""

    shipment: Id
    state: DocumentState = DocumentState.DELIVERED


@dataclass(frozen=True, slots=True)
class GoodsAtGate:
    """Goods of a shipment at the gate; quantities scaled."""

    words: str
    """The goods as people call them."""
    quantity: int
    checked: int
    packed: bool
    blocked: Blocked | None
    """Why they may not go out, judged now; None where they may."""
    remaining_days: int | None
    """How many days they may still be used; None where they do not expire."""
    demanded_days: int
    """How many the customer demands."""


@dataclass(frozen=True, slots=True)
class LooseGoods:
    """Goods of the order at dispatch that were scanned and lie in no carton; scaled."""

    allocation: Allocation
    checked: int


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What decides about a packing; quantities scaled."""

    goods: str
    """The scanned goods as people call them."""
    expected: tuple[str, ...]
    """What stands at dispatch for the order, as people call it."""
    standing: bool
    """Whether the scanned goods are among it, packed or not."""
    loose: tuple[LooseGoods, ...]
    wanted: int | None
    """What is to be packed; None for all that is checked."""
    decimals: int
    """Of the item."""


@dataclass(frozen=True, slots=True)
class PackedPart:
    """So much of an allocation goes into the carton, scaled."""

    allocation: Allocation
    quantity: int
