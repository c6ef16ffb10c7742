"""What a code may mean here, and what speaks for and against each meaning. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from devicecodes import Reading
from tongma.foundation.kernel.ids import Id
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.places.query import PlaceInfo
from tongma.stock.query.goods import LotFacts, PieceFacts
from tongma.work.documents.states import TaskState
from tongma.work.standing.shapes import StandingOut

Outcome = Literal["accepted", "ask", "unconfirmed", "unknown", "contradiction", "unreadable"]


class Reason(NamedTuple):
    """One piece of evidence: a stable code, and points for (above zero) or against a meaning."""

    code: str
    points: int


class PlaceCode(NamedTuple):
    """A place by its code."""

    id: int
    code: str


@dataclass(frozen=True, slots=True)
class Candidate:
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
    standing: StandingOut | None = None
    """What stands against it; None where it is no goods, and where nobody is to be told."""
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
    def goods(self) -> tuple[str, int, int, int]:
        """Which goods: what two codes of one package must agree on."""
        return self.kind, self.item_id, self.level, self.factor

    @property
    def object(self) -> tuple[str, int]:
        """Which object: kind and id."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """What is known around a scan, read: the site and the document in hand."""

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
class ScoredCandidate:
    """A candidate with its evidence."""

    candidate: Candidate
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        """The sum of its points."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was decided, and the candidates in order, the most plausible first."""

    outcome: Outcome
    ranked: tuple[ScoredCandidate, ...] = ()
    ask: str = ""
    """What to ask: ``which_object``, ``which_lot``, ``confirm``, ``scan_more``; empty: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution(Ranking):
    """A ranking with what was read: the package as a whole, and each of its symbols.

    Of a label that can be cut in several ways the reading is the one that a person chose.
    """

    reading: Reading
    readings: tuple[Reading, ...]
    facts: ScanFacts

    @property
    def accepted(self) -> Candidate | None:
        """What the package is; None where that was not accepted."""
        return self.ranked[0].candidate if self.outcome == "accepted" else None


def resolution_of(
    ranking: Ranking, reading: Reading, readings: tuple[Reading, ...], facts: ScanFacts
) -> Resolution:
    """Return a ranking together with what was read."""
    return Resolution(
        ranking.outcome,
        ranking.ranked,
        ranking.ask,
        reading=reading,
        readings=readings,
        facts=facts,
    )


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

    task: Id


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
