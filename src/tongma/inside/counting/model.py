"""Commands and facts of counting 盘点. Pure."""

from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import MANY, PIECES, SOME
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, InstantText, SerialNumber
from tongma.work.documents.states import DocumentState, LineState


@dataclass(frozen=True, slots=True)
class OpenCount:
    """Open a count of bins; the counter never sees what the ledger says."""

    site: Id
    places: Annotated[tuple[Id, ...], SOME]


@dataclass(frozen=True, slots=True)
class FoundGoods:
    """What was found of one lot at one level in the bin."""

    item: Id
    lot: Id = 0
    packed_as: Id = 0
    quantity: Amount = "0"
    """Base quantity; for pieces the serials count."""
    serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    unknown_serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    """Serials that the ledger has never seen: they end in a work item, not in stock."""
    counted_at: InstantText = ""
    """RFC 3339; when it was scanned. Empty: when the bin was handed in."""


@dataclass(frozen=True, slots=True)
class CountBin:
    """Hand in a bin: everything that was found in it, nothing else lies there."""

    count: Id
    place: Id
    found: Annotated[tuple[FoundGoods, ...], MANY]


@dataclass(frozen=True, slots=True)
class ReopenCountLine:
    """Have a bin counted again, by somebody else."""

    line: Id


@dataclass(frozen=True, slots=True)
class ApproveCount:
    """Approve a bin's differences and post them: a third person."""

    line: Id


@dataclass(frozen=True, slots=True)
class CancelCount:
    """Give a count up; nothing was posted for bins that are still open."""

    count: Id


@dataclass(frozen=True, slots=True)
class CountEntry:
    """One thing counted in one round; scaled quantities."""

    item: int
    lot: int
    piece: int
    packed_as: int
    counted: int
    baseline: int
    """What the ledger said at the time of the scan."""

    @property
    def difference(self) -> int:
        """Counted less baseline."""
        return self.counted - self.baseline


@dataclass(frozen=True, slots=True)
class CountOpened:
    """The count, with one line for each bin in the order of the walk."""

    count: Id
    number: str
    lines: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class BinCounted:
    """What becomes of the bin now; nothing is told of the ledger."""

    line: Id
    state: LineState
    round: int
    record: Id


@dataclass(frozen=True, slots=True)
class CountLineReopened:
    """The bin waits to be counted again."""

    line: Id
    state: LineState


@dataclass(frozen=True, slots=True)
class CountDifference:
    """One difference that was posted; base units as decimal texts."""

    item: Id
    lot: Id
    piece: Id
    counted: str
    ledger: str


@dataclass(frozen=True, slots=True)
class CountApproved:
    """The differences of the bin are posted."""

    line: Id
    differences: tuple[CountDifference, ...]


@dataclass(frozen=True, slots=True)
class CountCancelled:
    """Open bins are as the ledger has them."""

    count: Id
    state: DocumentState
