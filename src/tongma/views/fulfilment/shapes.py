"""The answers about orders on their way out. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import (
    ItemOut,
    LevelOut,
    LotOut,
    PartnerOut,
    PieceOut,
    PlaceOut,
)
from tongma.work.documents.shapes import DocumentNumberOut


@dataclass(frozen=True, slots=True)
class ChosenStockOut:
    """Stock that is allocated to a line."""

    lot: LotOut | None
    piece: PieceOut | None
    place: PlaceOut | None
    packed_as: LevelOut | None
    """The sealed packaging level; null when loose."""
    quantity: str


@dataclass(frozen=True, slots=True)
class PassedStockOut:
    """Stock that the last allocation passed over."""

    lot: LotOut | None
    place: PlaceOut | None
    quantity: str
    reason: str
    """not_released, held, expired, short_life, allocated, not_in_storage or later_expiry."""


@dataclass(frozen=True, slots=True)
class AllocatedLineOut:
    """A line of a sales order with its stock."""

    line_id: Id
    item: ItemOut | None
    quantity: str
    done: str
    """What has left."""
    missing: str
    """What is neither allocated nor gone."""
    state: str
    chosen: list[ChosenStockOut]
    passed: list[PassedStockOut]


@dataclass(frozen=True, slots=True)
class AllocationOut:
    """The lines of a sales order, in their order."""

    lines: list[AllocatedLineOut]


@dataclass(frozen=True, slots=True)
class PackedGoodsOut:
    """Goods of an order that were picked."""

    line_id: Id
    """The order's line."""
    item: ItemOut | None
    lot: LotOut | None
    piece: PieceOut | None
    level: LevelOut | None
    """The sealed packaging level; null when loose."""
    quantity: str
    packed: bool
    carton: Id | None


@dataclass(frozen=True, slots=True)
class StagedGoodsOut(PackedGoodsOut):
    """Goods that stand at dispatch, in a carton or not."""

    checked: str


@dataclass(frozen=True, slots=True)
class StagedOut:
    """Everything that stands at dispatch for an order."""

    staged: list[StagedGoodsOut]


@dataclass(frozen=True, slots=True)
class FilledCartonOut:
    """A carton with what lies in it."""

    id: Id
    sscc: str
    state: str
    content: list[PackedGoodsOut]


@dataclass(frozen=True, slots=True)
class ShipmentOut:
    """A shipment; the buyer as it was at dispatch, empty before."""

    id: Id
    number: str
    state: str
    order: DocumentNumberOut
    carrier: PartnerOut | None
    waybill: str
    vehicle: str
    dispatched_at: str | None
    """RFC 3339, UTC."""
    delivered_at: str | None
    receiver: str
    proof: str
    """SHA-256 of a photo or paper; empty for none."""
    buyer_name: str
    buyer_licence: str
    buyer_address: str
    ship_to: str
    cartons: list[FilledCartonOut]
    left: list[PackedGoodsOut]
    """What is still to be packed; empty once the shipment is no longer open."""
