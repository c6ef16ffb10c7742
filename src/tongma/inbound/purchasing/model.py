"""Commands, results and facts of purchasing 采购. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from tongma.foundation.kernel.bounds import FEW, MANY, PIECES
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.money import Currency
from tongma.foundation.kernel.texts import Amount, Code, Day, LotNumber, Name, SerialNumber
from tongma.work.documents.model import Document, OrderLine


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """Order goods from a supplier."""

    supplier: Id
    site: Id
    lines: Annotated[tuple[OrderLine, ...], MANY]
    owner: Id = 0
    currency: Currency = "CNY"
    due: Day = ""


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    """The order with its lines in the order given, and its exact amounts."""

    order: Id
    number: str
    lines: tuple[Id, ...]
    net: str
    tax: str
    gross: str


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Cancel an order of which nothing has been received."""

    order: Id


@dataclass(frozen=True, slots=True)
class CancelNotice:
    """Cancel a shipping notice of which nothing has been received."""

    notice: Id


@dataclass(frozen=True, slots=True)
class PurchaseCancelled:
    """The order or notice is cancelled with its lines."""

    document: Id
    state: str


@dataclass(frozen=True, slots=True)
class ShortCloseLine:
    """Close a line although not everything came; the rest is no longer expected."""

    line: Id


@dataclass(frozen=True, slots=True)
class LineShortClosed:
    """The line is closed; ``order_closed`` with the last one of its order."""

    line: Id
    state: str
    order_closed: bool


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One line of a shipping notice: what the supplier says is on its way."""

    item: Id
    quantity: Amount
    level: Id = 0
    lot: LotNumber = ""
    expiry: Day = ""
    produced: Day = ""
    serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    order_line: Id = 0
    """The order's line that it fulfils; 0: the oldest open one of the item."""
    sscc: Code = ""
    """The logistic unit in which it comes; empty where the supplier does not say."""


@dataclass(frozen=True, slots=True)
class NoticeUnit:
    """A logistic unit of a delivery, and the one in which it stands: a carton on a pallet."""

    sscc: Code
    inside: Code = ""


@dataclass(frozen=True, slots=True)
class AnnounceDelivery:
    """Record a shipping notice 到货通知 for one or several orders of one supplier."""

    orders: Annotated[tuple[Id, ...], FEW]
    lines: Annotated[tuple[NoticeLine, ...], MANY]
    due: Day = ""
    supplier_reference: Name = ""
    units: Annotated[tuple[NoticeUnit, ...], MANY] = ()
    """How units stand in each other; those that lines name need no entry of their own."""


@dataclass(frozen=True, slots=True)
class DeliveryAnnounced:
    """The shipping notice with its lines in the order given."""

    notice: Id
    number: str
    lines: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class DecideExcess:
    """Decide on goods that came beyond the order: take them, or send them back."""

    receipt_line: Id
    decision: Literal["accept", "return"]


@dataclass(frozen=True, slots=True)
class ExcessDecided:
    """What becomes of the excess; base quantity."""

    line: Id
    decision: Literal["accept", "return"]
    quantity: str


@dataclass(frozen=True, slots=True)
class Money:
    """Exact amounts of an order in its currency, as decimal text of two places."""

    net: str
    tax: str
    gross: str
    lines: tuple[str, ...] = ()
    """The gross amount of each line."""


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What decides about a shipping notice."""

    orders: Sequence[Document]
    open_lines: Mapping[int, Sequence[int]]
    """Item → its open lines on the orders, the oldest first."""
    codes: Mapping[int, str]
    """Item → our own code of it, for words; items that there are."""


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """What a shipping notice comes down to."""

    order_lines: tuple[int, ...]
    """For each line of the notice, the order's line that it fulfils."""
    units: Mapping[str, str]
    """SSCC → SSCC of the unit around it, empty for none."""
