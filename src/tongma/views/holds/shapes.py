"""The answers about holds. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import PersonOut
from tongma.stock.model import HoldScope

ScopeName: TypeAlias = Literal["item", "lot", "piece", "place", "supplier"]
SCOPE_NAMES: Mapping[HoldScope, ScopeName] = {
    HoldScope.ITEM: "item",
    HoldScope.LOT: "lot",
    HoldScope.PIECE: "piece",
    HoldScope.PLACE: "place",
    HoldScope.SUPPLIER: "supplier",
}


@dataclass(frozen=True, slots=True)
class HoldTargetOut:
    """What a hold lies on."""

    id: Id
    title: str
    """Code, number or serial, and name, as far as there are."""


@dataclass(frozen=True, slots=True)
class HoldOut:
    """A hold 锁定."""

    id: Id
    scope: ScopeName
    target: HoldTargetOut
    reason: str
    note: str
    placed_by: PersonOut | None
    placed_at: str | None
    """RFC 3339, UTC."""
    approvals: int
    """How many persons must agree before it is lifted."""
    agreed: list[PersonOut]
    """Who has."""
    state: Literal["active", "lifted"]
    document: Id | None
    """That it came from."""
