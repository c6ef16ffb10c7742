"""Commands, results and facts of holds 锁定. Pure."""

from dataclasses import dataclass
from typing import Literal

from tongma.foundation.kernel.bounds import Whole
from tongma.foundation.kernel.ids import Id

Scope = Literal["item", "lot", "piece", "place", "supplier"]
Reason = Literal["quality", "recall", "certificate", "expiry", "count", "damage", "other"]


@dataclass(frozen=True, slots=True)
class PlaceHold:
    """Hold an item, lot, piece, place or supplier's goods at once, wherever they are."""

    scope: Scope
    target: Id
    reason: Reason = "quality"
    site: Id = 0
    approvals: Whole = 1
    """How many persons must agree before it is lifted; 1 or 2."""


@dataclass(frozen=True, slots=True)
class HoldPlaced:
    """The hold, and what it met: allocations given back, and those already picked."""

    hold: Id
    released: tuple[Id, ...]
    """Allocations that were given back: their goods had not been picked."""
    picked: tuple[Id, ...]
    """Allocations whose goods are picked already; whoever has them is stopped at the next door."""
    documents: tuple[Id, ...]
    """Orders that have to be allocated anew."""


@dataclass(frozen=True, slots=True)
class LiftHold:
    """Agree to lift a hold; with enough agreements it is lifted. Needs a reason."""

    hold: Id


@dataclass(frozen=True, slots=True)
class ApproveLift:
    """Agree, as the buyer, to lift the hold on short-dated goods; needs a reason."""

    hold: Id


@dataclass(frozen=True, slots=True)
class LiftAgreed:
    """One more person agrees; ``missing`` says how many still have to."""

    hold: Id
    lifted: bool
    missing: int
