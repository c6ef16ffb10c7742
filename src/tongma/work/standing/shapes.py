"""What is said of holds, and of how goods stand, in every answer about goods. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import PersonOut
from tongma.stock.model import Blocked, HoldScope, Status
from tongma.work.documents.shapes import DocumentOut

ScopeName: TypeAlias = Literal["item", "lot", "piece", "place", "supplier"]
SCOPE_NAMES: Mapping[HoldScope, ScopeName] = {
    HoldScope.ITEM: "item",
    HoldScope.LOT: "lot",
    HoldScope.PIECE: "piece",
    HoldScope.PLACE: "place",
    HoldScope.SUPPLIER: "supplier",
}
StatusName: TypeAlias = Literal["quarantine", "released", "rejected", "return_quarantine"]
STATUS_NAMES: Mapping[Status, StatusName] = {
    Status.QUARANTINE: "quarantine",
    Status.RELEASED: "released",
    Status.REJECTED: "rejected",
    Status.RETURN_QUARANTINE: "return_quarantine",
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
    """Why, as the person said it; empty where it is not the reader's to know."""
    placed_by: PersonOut | None
    placed_at: str | None
    """RFC 3339, UTC."""
    approvals: int
    """How many persons must agree before it is lifted."""
    agreed: list[PersonOut]
    """Who has."""
    state: Literal["active", "lifted"]
    document: DocumentOut | None
    """That it came from; None for a hold by hand."""
    record_id: Id
    """The journal record that placed it."""


@dataclass(frozen=True, slots=True)
class StandingOut:
    """Whether goods may go out, and what stands against it; all empty: nothing does."""

    holds: list[HoldOut]
    """On the thing itself, what it is one of, or what it stands in: all of it is held."""
    holds_inside: list[HoldOut]
    """Those that reach only some of the goods: a lot of an item, a piece in a carton."""
    blocked: list[Blocked]
    """Why none of it may go out; ``held`` first, then ``expired``, ``not_released``."""
    blocked_inside: list[Blocked]
    """Why some of it may not, in the same order."""
    statuses: list[StatusName]
    """Of the stock of it that the reader may see; empty where there is none."""
