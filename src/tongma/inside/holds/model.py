"""Commands of holds 锁定. Pure."""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["item", "lot", "piece", "place", "supplier"]
Reason = Literal["quality", "recall", "certificate", "expiry", "count", "damage", "other"]


@dataclass(frozen=True, slots=True)
class PlaceHold:
    """Hold an item, lot, piece, place or supplier's goods at once, wherever they are."""

    scope: Scope
    target: int
    reason: Reason = "quality"
    site: int = 0
    approvals: int = 1
    """How many persons must agree before it is lifted; 1 or 2."""


@dataclass(frozen=True, slots=True)
class LiftHold:
    """Agree to lift a hold; with enough agreements it is lifted. Needs a reason."""

    hold: int


@dataclass(frozen=True, slots=True)
class ApproveLift:
    """Agree, as the buyer, to lift the hold on short-dated goods; needs a reason."""

    hold: int
