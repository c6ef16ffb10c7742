"""What a code may mean here, and what speaks for and against each meaning. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.places.query import PlaceInfo
from tongma.stock.query.goods import LotFacts, PieceFacts
from tongma.work.documents.states import TaskState

Outcome = Literal["accepted", "ask", "unconfirmed", "unknown", "contradiction", "unreadable"]


class Reason(NamedTuple):
    """One piece of evidence: a stable code, and points for (above zero) or against a meaning."""

    code: str
    points: int


class PlaceCode(NamedTuple):
    """A place by its code."""

    id: int
    code: str


@dataclass(slots=True)
class Meant:
    """An object that a code may mean, and what is known around it."""

    kind: str = "unknown"
    id: int = 0
    title: str = ""
    item: ItemFacts | None = None
    level: int = 0
    """Packaging level of the code; 0 is the base unit."""
    level_name: str = ""
    factor: int = 0
    """Base units that it counts as; 0 where it is no goods, or any quantity of them."""
    says: tuple[str, str] = ("", "")
    """Lot and serial as the code has them."""
    lot: LotFacts | None = None
    piece: PieceFacts | None = None
    piece_at: PlaceCode | None = None
    """Where the piece is; None where that is not known, or not the reader's to know."""
    place: PlaceInfo | None = None
    binding: Bound | None = None
    """The binding that says so; None for the ledger's own names."""
    here: bool | None = None
    """Whether it is at the site of the scan; None where that cannot be said."""

    @property
    def item_id(self) -> int:
        """The item's id; 0 where it is no goods."""
        return self.item.id if self.item else 0

    @property
    def lot_number(self) -> str:
        """The lot's number, as it is known or as the code says; empty where there is none."""
        return self.lot.number if self.lot else self.says[0]

    @property
    def proposed(self) -> bool:
        """Whether only a proposal says so that nobody has confirmed."""
        return self.binding is not None and self.binding.status != "confirmed"

    @property
    def object(self) -> tuple[str, int]:
        """Which object: kind and id."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the scan is made: the site and the document in hand."""

    site: int = 0
    day: str = ""
    """The site's date, ISO."""
    document: int = 0
    partner: int = 0
    """Supplier or customer of the document."""
    waiting: Mapping[int, int] = field(default_factory=dict)
    """Item → quantity still to be done on the document."""
    done: frozenset[int] = frozenset()
    """Items of the document of which nothing is left to do."""
    lots: frozenset[tuple[int, str]] = frozenset()
    """(item, lot number) that the document names."""
    chosen_before: frozenset[int] = frozenset()
    """Items that people at this site said this very code was, when they were asked."""
    open_to_all: bool = False
    """The document expects no particular goods: a count takes what is there."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A meaning with its evidence."""

    meant: Meant
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """The sum of its points."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was decided, and the meanings in order, the most plausible first."""

    outcome: Outcome
    ranked: tuple[Weighed, ...] = ()
    ask: str = ""
    """What to ask: ``which_object``, ``which_lot``, ``confirm``, ``scan_more``; empty: nothing."""


@dataclass(frozen=True, slots=True)
class KeepReading:
    """Keep scans that did not read clean, with the bytes as they came; a conflict is an exception.

    The server sends it by itself after such a question; the scans are in the envelope.
    """

    site: Id = 0
    place: Id = 0
    document: Id = 0


@dataclass(frozen=True, slots=True)
class SettleConflict:
    """Close the exception of a label that contradicts itself; the reason says what was done."""

    task: int


@dataclass(frozen=True, slots=True)
class ReadingKept:
    """What the scans mean, and the task that was opened for it; 0 for none."""

    outcome: str
    task: Id


@dataclass(frozen=True, slots=True)
class ConflictSettled:
    """The exception is closed."""

    task: Id
    state: TaskState
