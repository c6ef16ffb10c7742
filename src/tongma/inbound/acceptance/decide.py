"""Who may release what. Pure."""

from tongma.foundation.kernel.outcome import Refusal
from tongma.inbound.acceptance.model import Facts


def decide_accept(facts: Facts) -> Refusal | None:
    """Return why the acceptance is refused, or None.

    In order: ``same_person`` (the receiver does not accept), ``line_not_open``,
    ``serial_not_here``, ``nothing_accepted``, ``more_than_waiting``, ``reason_required``.
    """
    if facts.received_by == facts.acting:
        return Refusal("same_person", {"step": "receiving", "role": "acceptor"})
    if facts.state != "open":
        return Refusal("line_not_open", {"state": facts.state})
    if facts.strangers:
        return Refusal("serial_not_here", {"serials": [*facts.strangers], "role": "storeman"})
    total = facts.released + facts.rejected
    if total == 0:
        return Refusal("nothing_accepted")
    if total > facts.waiting:
        return Refusal("more_than_waiting", {"waiting": str(facts.waiting), "accepted": str(total)})
    if facts.rejected and not facts.reason.strip():
        return Refusal("reason_required", {"step": "rejection"})
    return None
