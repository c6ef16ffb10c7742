"""Commands, results and facts of picking 拣货. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, Code, LotNumber, SerialNumber
from tongma.stock.model import Allocation, Blocked
from tongma.work.lookalikes.model import LookalikeNear


@dataclass(frozen=True, slots=True)
class MakeList:
    """Release an order's allocations to the floor as a pick list."""

    order: Id


@dataclass(frozen=True, slots=True)
class PickListMade:
    """The list, and its lines in walking order."""

    pick_list: Id
    number: str
    lines: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """Pick from a line of the list: scan the goods (and the bin), say how many of that level."""

    line: Id
    quantity: Amount = ""
    """Of the scanned level; empty: one for a piece or a case, else all of the line."""
    place_code: Code = ""
    """The bin's scanned code; empty where it was not scanned."""
    item: Id = 0
    lot: LotNumber = ""
    serial: SerialNumber = ""
    """Typed, for goods without a code only."""


@dataclass(frozen=True, slots=True)
class GoodsPicked:
    """What was taken, what the line still waits for, and where the goods stand now."""

    line: Id
    quantity: str
    left: str
    place: Id
    record: Id
    """What ``unpick`` names."""
    twins: tuple[LookalikeNear, ...]
    """To be looked at once more; at most four."""


@dataclass(frozen=True, slots=True)
class Unpick:
    """Put what one pick took back into its bin."""

    record: Id


@dataclass(frozen=True, slots=True)
class PickReversed:
    """The goods, with their allocation, lie in the bin again."""

    line: Id
    reversed: Id
    """The record of the pick that was taken back."""


@dataclass(frozen=True, slots=True)
class ShortPick:
    """Say that the bin holds less than the list wants; the rest is looked for elsewhere."""

    line: Id


@dataclass(frozen=True, slots=True)
class OfferedStock:
    """Free stock of the same item in another bin."""

    lot: Id
    lot_number: str
    expiry: str
    """Its last usable day; empty where it does not expire."""
    place: Id
    place_code: str
    quantity: str


@dataclass(frozen=True, slots=True)
class PickShort:
    """What was missing, the bin that is held until it is counted, and what lies elsewhere."""

    line: Id
    short: str
    place_code: str
    count_task: Id
    hold: Id
    offered: tuple[OfferedStock, ...]


class PickGroup(NamedTuple):
    """What one line of a list is about: a lot in a bin, sealed or loose, for an order's line."""

    line: int
    """The order's."""
    lot: int
    place: int
    packed_as: int


def group_of(allocation: Allocation) -> PickGroup:
    """Return the group that an allocation belongs to."""
    key = allocation.key
    return PickGroup(allocation.line, key.lot, key.place, key.packed_as)


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of a pick list to be; scaled quantity."""

    group: PickGroup
    item: int
    quantity: int


@dataclass(frozen=True, slots=True)
class ExpectedPick:
    """What the line wants, in words and ids."""

    item: int
    item_code: str
    lot: int
    lot_number: str
    place_code: str
    level: int
    level_name: str
    """Of the sealed case; empty when loose."""
    left: int
    """What the line still waits for, scaled."""
    decimals: int
    """Of the item."""


@dataclass(frozen=True, slots=True)
class ScannedGoods:
    """What was scanned."""

    item: int
    item_code: str
    lot: int
    lot_number: str
    place_code: str
    """Empty where no bin was scanned."""
    piece: int
    serial: str
    level: int
    level_name: str
    factor: int
    """Base units in one of the level; 1 for the base unit."""
    quantity: int
    """Scaled."""
    blocked: Blocked | None
    """Why it may not go out, judged now; None where it may."""
    here: bool
    """Whether the scanned piece lies in the bin of the line."""

    @property
    def words(self) -> str:
        """The goods as people call them."""
        return " / ".join(word for word in (self.item_code, self.lot_number, self.serial) if word)


@dataclass(frozen=True, slots=True)
class AllocatedPart:
    """So much of an allocation, scaled."""

    allocation: Allocation
    quantity: int


@dataclass(frozen=True, slots=True)
class OpenedCases:
    """What becomes loose when cases are opened: each allocation goes with its stock."""

    allocated: tuple[AllocatedPart, ...]
    free: int
    """What is allocated to nobody, scaled."""
