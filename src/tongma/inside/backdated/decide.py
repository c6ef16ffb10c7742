"""Who may decide on a late fact. Pure."""

from tongma.foundation.kernel.outcome import Refusal
from tongma.inside.backdated.model import Case, CaseState


def decide_late(case: Case, acting: int, reason: str) -> Refusal | None:
    """Return why the person may not decide now, or None.

    In order of precedence: ``already_decided``, ``same_person`` (who sent the fact does not judge
    it), ``reason_required``.
    """
    if case.state != CaseState.OPEN:
        return Refusal("already_decided", {"case": str(case.id), "state": case.state})
    if acting == case.actor:
        return Refusal("same_person", {"step": "late_fact", "role": "warehouse_manager"})
    if not reason.strip():
        return Refusal("reason_required", {"step": "late_fact"})
    return None
