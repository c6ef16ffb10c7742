"""The answers about stock. Pure."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import (
    ItemOut,
    LevelOut,
    LotOut,
    PartnerOut,
    PersonOut,
    PieceOut,
    PlaceOut,
)
from tongma.stock.model import Blocked
from tongma.work.standing.shapes import HoldOut, StatusName


@dataclass(frozen=True, slots=True)
class StockOut:
    """A sum of stock; null for what it is not split by, and for no lot, piece or level."""

    item: ItemOut | None
    lot: LotOut | None
    piece: PieceOut | None
    place: PlaceOut | None
    owner: PartnerOut | None
    packed_as: LevelOut | None
    """The sealed packaging level; null when loose."""
    status: StatusName
    quantity: str
    allocated: str
    holds: list[HoldOut]
    """That reach any of it now, whatever it is added up by; empty for the past."""
    blocked: list[Blocked]
    """Why some or all of it may not go out now: held, expired, not_released. Empty for the past."""
    cursor: str


@dataclass(frozen=True, slots=True)
class WholeLotOut:
    """A lot, with the item that it is of."""

    id: Id
    number: str
    item: ItemOut | None
    expiry: str | None
    """The last day of use, an ISO date; null where nobody said."""
    produced: str | None


@dataclass(frozen=True, slots=True)
class WholePieceOut:
    """A piece, with its item and lot."""

    id: Id
    serial: str
    item: ItemOut | None
    lot: LotOut | None
    expiry: str | None
    """Its own, or else its lot's."""


@dataclass(frozen=True, slots=True)
class MovementOut:
    """A movement: so much went from one place and status to another."""

    __pydantic_config__: ClassVar = ConfigDict(serialize_by_alias=True)
    record_id: Id
    number: int
    """Of its record in the journal."""
    command: str
    document: Id
    person: PersonOut | None
    happened_at: str
    """RFC 3339, UTC."""
    item: ItemOut | None
    lot: LotOut | None
    piece: PieceOut | None
    from_: Annotated[PlaceOut | None, Field(alias="from")]
    from_status: int
    """1 quarantine, 2 released, 3 rejected, 4 return quarantine."""
    to: PlaceOut | None
    to_status: int
    quantity: str
