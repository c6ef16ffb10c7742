"""Commands, results and facts of receiving 收货. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from tongma.foundation.kernel.bounds import FEW, PIECES
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.outcome import Json
from tongma.foundation.kernel.texts import Amount, Code, Day, LotNumber, SerialNumber, Word
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts
from tongma.masterdata.places.query import PlaceInfo
from tongma.work.documents.notices import AnnouncedLine


@dataclass(frozen=True, slots=True)
class OpenReceipt:
    """Open a receipt for orders, a shipping notice, or (supplier only) goods without either."""

    site: Id
    orders: Annotated[tuple[Id, ...], FEW] = ()
    notice: Id = 0
    supplier: Id = 0
    owner: Id = 0


@dataclass(frozen=True, slots=True)
class ReceiptOpened:
    """Goods may be received under it."""

    receipt: Id
    number: str


@dataclass(frozen=True, slots=True)
class ReceiveLine:
    """Receive goods by scan (scans in the envelope) or, for goods without code, by hand.

    What is typed fills what the label does not say; it never overrides the label.
    """

    receipt: Id
    quantity: Amount = ""
    """How many of the scanned (or typed) level; empty: one, or as many as serials."""
    item: Id = 0
    level: Id = 0
    lot: LotNumber = ""
    expiry: Day = ""
    produced: Day = ""
    serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    certificate: Id = 0
    place: Id = 0
    """A dock or quarantine bin; 0 is the site's receiving place."""
    sealed: bool = False
    """The scanned level stays closed: it is counted and stored as sealed cases."""
    damaged: bool = False
    photo: Word = ""
    """SHA-256 of an uploaded photo; required for damaged goods."""
    second_look: bool = False
    """Somebody looked twice: the label is the truth, the notice is wrong."""


class Disposition(StrEnum):
    """What becomes of a part of what came."""

    ORDERED = "ordered"
    OVER = "over"
    NO_ORDER = "no_order"
    DAMAGED = "damaged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class ReceivedPart:
    """A part of what came, and where it stands now; base quantity."""

    line: Id
    disposition: Disposition
    quantity: str
    place: Id
    order_line: Id
    """0 where no order waited for it."""


@dataclass(frozen=True, slots=True)
class LineReceived:
    """What became of the goods, part by part."""

    parts: tuple[ReceivedPart, ...]
    item: Id
    lot: Id
    held: Literal["expiry"] | None
    """Short-dated goods are held until two persons agree."""
    differences: tuple[str, ...]
    """The fields in which the notice was wrong."""


@dataclass(frozen=True, slots=True)
class ReceiveUnit:
    """Receive a logistic unit whole, by its SSCC (a scan in the envelope, or typed): all that the
    receipt's shipping notice says is in it, and in the units on it.
    """

    receipt: Id
    sscc: Code = ""


@dataclass(frozen=True, slots=True)
class UnitReceived:
    """The unit stands at the dock with its content."""

    unit: Id
    sscc: str
    lines: tuple[LineReceived, ...]


@dataclass(frozen=True, slots=True)
class UndoLine:
    """Take a received line back, while its goods still wait untouched."""

    line: Id


@dataclass(frozen=True, slots=True)
class ReceivedLineUndone:
    """All lines of the same command are taken back."""

    lines: tuple[Id, ...]
    state: str


@dataclass(frozen=True, slots=True)
class CloseReceipt:
    """Close the receipt; what did not come stays open on the order."""

    receipt: Id


@dataclass(frozen=True, slots=True)
class ReceiptClosed:
    """``short_lines`` of its orders still wait for goods."""

    receipt: Id
    state: str
    short_lines: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class ArrivalFacts:
    """What is known of the item that label or person name."""

    item: ItemFacts | None
    """None where there is none."""
    level: LevelFacts | None = None
    """The packaging level; None for the base unit."""
    certificates: Collection[int] = ()
    """The item's."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came, before anybody decided: the label, filled by what was typed."""

    item: ItemFacts
    level: int
    """The packaging level of the code; 0 is the base unit."""
    quantity: int
    """Scaled base quantity."""
    lot: str = ""
    expiry: str | None = None
    produced: str | None = None
    """ISO dates; None where nobody says."""
    serials: tuple[str, ...] = ()


class WaitingLine(NamedTuple):
    """An order's line of the item; scaled quantities."""

    id: int
    ordered: int
    done: int


@dataclass(frozen=True, slots=True)
class ReceivingFacts:
    """What decides about what came, beside the command."""

    arrival: Arrival
    day: str
    """The site's local date, ISO."""
    site: int
    has_orders: bool = False
    waiting: Sequence[WaitingLine] = ()
    """The orders' lines of the item, the oldest first; those that are done too."""
    over_percent: Decimal = Decimal(0)
    """By how much more than ordered may come."""
    ordered_items: Sequence[str] = ()
    """What the orders wait for, in words; read where they do not wait for this item."""
    notice: Sequence[AnnouncedLine] = ()
    """What the shipping notice says of the item."""
    photo_known: bool = False
    place: PlaceInfo | None = None
    """Where the receiver wants the goods; None: where such goods go."""
    known_serials: Sequence[str] = ()
    """Those that the item has already."""
    histories: Sequence[Json] = ()
    """Where the known pieces were last."""
    udi_missing_since: str = ""
    """The made-on date from which the label must carry a UDI, where it carries none."""


@dataclass(frozen=True, slots=True)
class IntakePart:
    """A part of what came, scaled, and what becomes of it."""

    disposition: Disposition
    quantity: int
    order_line: int = 0


@dataclass(frozen=True, slots=True)
class LabelDifference:
    """Where the label was not what the notice said."""

    field: str
    notice: str
    label: str


@dataclass(frozen=True, slots=True)
class IntakePlan:
    """What to do with what came."""

    parts: tuple[IntakePart, ...]
    notice_line: int = 0
    hold_expiry: bool = False
    differences: tuple[LabelDifference, ...] = ()


Validity = Literal["valid", "not_yet", "expired"]
"""How a certificate stands on a day."""
