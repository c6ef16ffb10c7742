"""The words of the ledger. Pure."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Literal, NamedTuple, TypeAlias

from pydantic import Field

Blocked = Literal["not_released", "held", "expired"]
"""Why stock may not go out, the first reason that holds."""
BLOCKED: tuple[Blocked, ...] = ("held", "expired", "not_released")
"""The same in the order in which a person is told: what a person said of it first."""


class Status(IntEnum):
    """Quality status 质量状态 of stock."""

    QUARANTINE = 1
    RELEASED = 2
    REJECTED = 3
    RETURN_QUARANTINE = 4


StatusNumber: TypeAlias = Annotated[int, Field(ge=1, le=4)]
"""A status as a command names it."""


class PlaceClass(IntEnum):
    """Whether a place keeps balances, and whether they may be negative."""

    KEPT = 1
    """Bin, dock, handling unit, in transit: never negative."""
    PARTNER = 2
    """Customer, consignee: balances that may be negative (returns of goods sold before)."""
    VIRTUAL = 3
    """Supplier, scrap, adjustment …: no balances, read from movements."""


class Virtual(IntEnum):
    """Ids of the places that stand for the world outside."""

    SUPPLIER = 1
    SCRAP = 2
    ADJUSTMENT = 3
    CONSUMED = 4
    OPENING = 5
    TRANSFORMATION = 6


class HoldScope(IntEnum):
    """What a hold 锁定 lies on."""

    ITEM = 1
    LOT = 2
    PIECE = 3
    PLACE = 4
    SUPPLIER = 5


class Spot(NamedTuple):
    """One side of a movement."""

    place: int
    status: int
    owner: int
    packed_as: int = 0
    """The sealed packaging level; 0 when loose."""


class Key(NamedTuple):
    """The key of a balance, in the order in which rows are locked."""

    lot: int
    piece: int
    place: int
    status: int
    owner: int
    item: int
    packed_as: int


@dataclass(frozen=True, slots=True)
class Move:
    """One movement 库存流水 to post: a quantity from one spot to another."""

    item: int
    lot: int
    piece: int
    quantity: int
    """Base units scaled by the item's decimals, > 0; 1 for a piece."""
    source: Spot
    target: Spot
    handling_unit: int = 0
    allocation: int = 0
    """The allocation that goes with the stock; 0 takes only what is not allocated."""
    reverses: tuple[int, int] = (0, 0)
    """(record, line) of the movement that this one takes back."""

    def source_key(self) -> Key:
        """Return the balance it comes from."""
        return _key(self, self.source)

    def target_key(self) -> Key:
        """Return the balance it goes to."""
        return _key(self, self.target)


def _key(move: Move, spot: Spot) -> Key:
    return Key(move.lot, move.piece, spot.place, spot.status, spot.owner, move.item, spot.packed_as)


class Counted(NamedTuple):
    """A statement of a settled count 盘点; item 0 speaks of everything in the place."""

    record_id: int
    place: int
    item: int
    lot: int
    piece: int
    packed_as: int
    counted_at: int
    document: int


class OnHand(NamedTuple):
    """Stock at a key: what is there and how much of it is allocated."""

    quantity: int
    allocated: int


class Allocation(NamedTuple):
    """A hard allocation 分配: a quantity at a key, promised to a document line."""

    id: int
    document: int
    line: int
    key: Key
    quantity: int
