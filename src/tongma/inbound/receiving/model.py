"""Commands and facts of receiving 收货. Pure."""

from dataclasses import dataclass

from tongma.masterdata.catalogue.query import ItemFacts
from tongma.work.scanning.goods import Goods


@dataclass(frozen=True, slots=True)
class OpenReceipt:
    """Open a receipt for orders, a shipping notice, or (supplier only) goods without either."""

    site: int
    orders: tuple[int, ...] = ()
    notice: int = 0
    supplier: int = 0
    owner: int = 0


@dataclass(frozen=True, slots=True)
class ReceiveLine:
    """Receive goods by scan (scans in the envelope) or, for goods without code, by hand.

    What is typed fills what the label does not say; it never overrides the label.
    """

    receipt: int
    quantity: str = ""
    """How many of the scanned (or typed) level; empty: one, or as many as serials."""
    item: int = 0
    level: int = 0
    lot: str = ""
    expiry: str = ""
    produced: str = ""
    serials: tuple[str, ...] = ()
    certificate: int = 0
    place: int = 0
    """A dock or quarantine bin; 0 is the site's receiving place."""
    sealed: bool = False
    """The scanned level stays closed: it is counted and stored as sealed cases."""
    damaged: bool = False
    photo: str = ""
    """SHA-256 of an uploaded photo; required for damaged goods."""
    second_look: bool = False
    """Somebody looked twice: the label is the truth, the notice is wrong."""


@dataclass(frozen=True, slots=True)
class ReceiveUnit:
    """Receive a logistic unit whole, by its SSCC (a scan in the envelope, or typed): all that the
    receipt's shipping notice says is in it, and in the units on it.
    """

    receipt: int
    sscc: str = ""


@dataclass(frozen=True, slots=True)
class UndoLine:
    """Take a received line back, while its goods still wait untouched."""

    line: int


@dataclass(frozen=True, slots=True)
class CloseReceipt:
    """Close the receipt; what did not come stays open on the order."""

    receipt: int


@dataclass(frozen=True, slots=True)
class OpenLine:
    """An order line that waits for this item, scaled quantities."""

    id: int
    open: int
    allowed_over: int


@dataclass(frozen=True, slots=True)
class Said:
    """What the notice says of the item."""

    line: int
    lot: str
    expiry: str
    serials: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that decides about received goods."""

    item: ItemFacts
    goods: Goods
    quantity: int
    serials: tuple[str, ...]
    day: str
    has_orders: bool
    order_lines: tuple[OpenLine, ...] = ()
    ordered_items: tuple[str, ...] = ()
    notice: tuple[Said, ...] = ()
    damaged: bool = False
    photo_known: bool = False
    second_look: bool = False
    udi_missing_since: str = ""
    """The made-on date from which the label must carry a UDI, where it carries none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what came, and where it goes."""

    disposition: str
    """``ordered``, ``over``, ``no_order``, ``damaged`` or ``expired``."""
    quantity: int
    order_line: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the label was not what the notice said."""

    field: str
    notice: str
    label: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with what came."""

    parts: tuple[Part, ...]
    notice_line: int = 0
    hold_expiry: bool = False
    differences: tuple[Difference, ...] = ()
