"""Commands and facts of counting 盘点. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenCount:
    """Open a count of bins; the counter never sees what the ledger says."""

    site: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one lot at one level in the bin."""

    item: int
    lot: int = 0
    packed_as: int = 0
    quantity: str = "0"
    """Base quantity; for pieces the serials count."""
    serials: tuple[str, ...] = ()
    unknown_serials: tuple[str, ...] = ()
    """Serials that the ledger has never seen: they end in a work item, not in stock."""
    counted_at: str = ""
    """RFC 3339; when it was scanned. Empty: when the bin was handed in."""


@dataclass(frozen=True, slots=True)
class CountBin:
    """Hand in a bin: everything that was found in it, nothing else lies there."""

    count: int
    place: int
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class ReopenCountLine:
    """Have a bin counted again, by somebody else."""

    line: int


@dataclass(frozen=True, slots=True)
class ApproveCount:
    """Approve a bin's differences and post them: a third person."""

    line: int


@dataclass(frozen=True, slots=True)
class CancelCount:
    """Give a count up; nothing was posted for bins that are still open."""

    count: int


@dataclass(frozen=True, slots=True)
class Entry:
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
