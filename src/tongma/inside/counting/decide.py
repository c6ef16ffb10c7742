"""Who counts, who counts again, who approves. Pure."""

from collections.abc import Iterable

from tongma.foundation.kernel.outcome import Refusal
from tongma.inside.counting.model import Entry


def state_after(entries: Iterable[Entry], round_: int, tolerance_percent: int = 0) -> str:
    """Return the state of a bin after a round: ``done``, ``recount`` or ``to_approve``.

    Without any difference it is done. A difference is counted again by a second person; after
    the second round it waits for approval. Pieces have no tolerance.
    """
    differing = [one for one in entries if _matters(one, tolerance_percent)]
    if not differing:
        return "done"
    return "recount" if round_ == 1 else "to_approve"


def _matters(one: Entry, tolerance_percent: int) -> bool:
    if one.difference == 0:
        return False
    if one.piece or not tolerance_percent:
        return True
    return abs(one.difference) * 100 > one.baseline * tolerance_percent


def decide_count(state: str, acting: int, counters: Iterable[int]) -> Refusal | None:
    """Refuse ``line_not_open`` (nothing to be counted) or ``same_person`` (counted it before)."""
    if state not in ("open", "recount"):
        return Refusal("line_not_open", {"state": state})
    if acting in set(counters):
        return Refusal("same_person", {"step": "counting", "role": "counter"})
    return None


def decide_approve(state: str, acting: int, counters: Iterable[int]) -> Refusal | None:
    """Refuse ``line_not_open`` (nothing to approve) or ``same_person`` (counted it)."""
    if state != "to_approve":
        return Refusal("line_not_open", {"state": state})
    if acting in set(counters):
        return Refusal("same_person", {"step": "counting", "role": "warehouse_manager"})
    return None
