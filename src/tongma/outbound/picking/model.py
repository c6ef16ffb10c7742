"""Commands and facts of picking 拣货. Pure."""

from dataclasses import dataclass

from tongma.stock.model import Blocked


@dataclass(frozen=True, slots=True)
class MakeList:
    """Release an order's allocations to the floor as a pick list."""

    order: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Pick from a line of the list: scan the goods (and the bin), say how many of that level."""

    line: int
    quantity: str = ""
    """Of the scanned level; empty: one for a piece or a case, else all of the line."""
    place_code: str = ""
    """The bin's scanned code; empty where it was not scanned."""
    item: int = 0
    lot: str = ""
    serial: str = ""
    """Typed, for goods without a code only."""


@dataclass(frozen=True, slots=True)
class Unpick:
    """Put what one pick took back into its bin."""

    record: int


@dataclass(frozen=True, slots=True)
class ShortPick:
    """Say that the bin holds less than the list wants; the rest is looked for elsewhere."""

    line: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What the line wants, in words and ids."""

    item: int
    item_code: str
    lot: int
    lot_number: str
    place_code: str
    piece: int
    serial: str
    level: int
    factor: int
    """Base units of the sealed case; 1 when loose."""
    left: int


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was scanned."""

    item: int
    item_code: str
    lot: int
    lot_number: str
    place_code: str
    piece: int
    serial: str
    level: int
    factor: int
    quantity: int
    blocked: Blocked | None
    """``not_released``, ``held``, ``expired`` or None, judged now."""
    here: bool
    """Whether the scanned piece lies in the bin of the line."""
