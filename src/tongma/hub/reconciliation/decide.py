"""What may be said of a difference. Pure."""

from tongma.foundation.kernel.outcome import Refusal
from tongma.hub.reconciliation.model import DifferenceState


def decide_explain(to: DifferenceState, reason: str) -> Refusal | None:
    """Return why a difference is not explained, or None: ``reason_required``.

    Args:
        to: explained, or open where that is taken back, which needs no reason.
        reason: why, as the person says it; blanks are no reason.

    >>> decide_explain(DifferenceState.EXPLAINED, " ").facts
    {'step': 'explain'}
    """
    if to == DifferenceState.EXPLAINED and not reason.strip():
        return Refusal("reason_required", {"step": "explain"})
    return None
