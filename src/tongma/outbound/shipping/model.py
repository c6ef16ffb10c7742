"""Commands and facts of shipping 发运. Pure."""

from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.private import PRIVATE
from tongma.stock.model import Blocked


@dataclass(frozen=True, slots=True)
class OpenShipment:
    """Open a shipment for an order's checked goods."""

    order: int


@dataclass(frozen=True, slots=True)
class NewCarton:
    """Take a new carton with an SSCC of its own."""

    shipment: int


@dataclass(frozen=True, slots=True)
class Pack:
    """Put checked goods into a carton, by scan."""

    shipment: int
    carton: int
    quantity: str = ""
    """Of the scanned level; empty: one for a piece or a case, else all that is checked."""
    item: int = 0
    lot: str = ""
    serial: str = ""
    """Typed, for goods without a code only."""


@dataclass(frozen=True, slots=True)
class Unpack:
    """Take what one packing put into a carton out again."""

    record: int


@dataclass(frozen=True, slots=True)
class CancelShipment:
    """Give up a shipment of which nothing is packed any more."""

    shipment: int


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Hand the cartons over to the carrier; every piece is judged once more."""

    shipment: int
    carrier: int
    waybill: str = ""
    vehicle: str = ""


@dataclass(frozen=True, slots=True)
class Deliver:
    """Record that the customer has the goods, with proof."""

    shipment: int
    receiver: Annotated[str, PRIVATE]
    proof: str = ""
    """SHA-256 of an uploaded photo or paper."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Goods in a carton at the gate."""

    words: str
    quantity: int
    checked: int
    packed: bool
    blocked: Blocked | None
    short_life: bool
