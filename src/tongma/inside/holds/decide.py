"""Who may place and lift a hold, and which goods it gives back. Pure."""

from tongma.foundation.kernel.outcome import Refusal
from tongma.inside.holds.model import PlaceHold

APPROVALS_MAX = 2
EXPIRY = "expiry"


def decide_place(command: PlaceHold, reason: str) -> Refusal | None:
    """Return why a hold is not placed, or None.

    Args:
        command: the hold; ``approvals`` 1 to 2.
        reason: why, as the person says it; blanks are no reason.

    In order: ``reason_required``, ``approvals_wrong``.
    """
    if not reason.strip():
        return Refusal("reason_required", {"step": "hold"})
    if not 1 <= command.approvals <= APPROVALS_MAX:
        return Refusal("approvals_wrong", {"approvals": str(command.approvals)})
    return None


def decide_lift(
    hold: int, its_reason: str | None, reason: str, *, as_buyer: bool
) -> Refusal | None:
    """Return why a person may not agree to lift a hold, or None.

    Args:
        hold: its id.
        its_reason: why it was placed; None where there is no such hold.
        reason: why it is lifted; blanks are no reason.
        as_buyer: by the buyer's right, which reaches short-dated goods only.

    In order: ``hold_unknown``, ``hold_is_for_quality``, ``reason_required``.
    """
    if its_reason is None:
        return Refusal("hold_unknown", {"hold": str(hold)})
    if as_buyer and its_reason != EXPIRY:
        return Refusal("hold_is_for_quality", {"hold": str(hold), "reason": its_reason})
    if not reason.strip():
        return Refusal("reason_required", {"step": "lifting"})
    return None
