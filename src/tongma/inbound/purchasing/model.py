"""Commands of purchasing 采购. Pure."""

from dataclasses import dataclass, field
from typing import Literal

from tongma.work.documents.model import OrderLine


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """Order goods from a supplier."""

    supplier: int
    site: int
    lines: tuple[OrderLine, ...]
    owner: int = 0
    currency: str = "CNY"
    due: str = ""


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """Cancel an order of which nothing has been received."""

    order: int


@dataclass(frozen=True, slots=True)
class ShortCloseLine:
    """Close a line although not everything came; the rest is no longer expected."""

    line: int


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One line of a shipping notice: what the supplier says is on its way."""

    item: int
    quantity: str
    level: int = 0
    lot: str = ""
    expiry: str = ""
    produced: str = ""
    serials: tuple[str, ...] = ()
    order_line: int = 0
    sscc: str = ""
    """The logistic unit in which it comes; empty where the supplier does not say."""


@dataclass(frozen=True, slots=True)
class NoticeUnit:
    """A logistic unit of a delivery, and the one in which it stands: a carton on a pallet."""

    sscc: str
    inside: str = ""


@dataclass(frozen=True, slots=True)
class AnnounceDelivery:
    """Record a shipping notice 到货通知 for one or several orders of one supplier."""

    orders: tuple[int, ...]
    lines: tuple[NoticeLine, ...]
    due: str = ""
    supplier_reference: str = ""
    units: tuple[NoticeUnit, ...] = ()
    """How units stand in each other; those that lines name need no entry of their own."""


@dataclass(frozen=True, slots=True)
class CancelNotice:
    """Cancel a shipping notice of which nothing has been received."""

    notice: int


@dataclass(frozen=True, slots=True)
class DecideExcess:
    """Decide on goods that came beyond the order: take them, or send them back."""

    receipt_line: int
    decision: Literal["accept", "return"]


@dataclass(frozen=True, slots=True)
class Money:
    """Exact amounts of an order, as decimal text."""

    net: str
    tax: str
    gross: str
    currency: str
    lines: tuple[str, ...] = field(default_factory=tuple)
