"""Whether a paper may become a notice. Pure."""

from collections.abc import Sequence

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.hub.supplier_documents.model import PAPER_STEPS, PaperFault, PaperKind, PaperState

FAULTS_SHOWN = 50
"""Faults that a refusal lists; it counts them all."""


def decide_step(paper: int, present: PaperState, to: PaperState, notice: int) -> Refusal | None:
    """Return why a paper may not make a step, or None: ``paper_done``.

    ``notice``: the notice that it became; 0 where it became none.
    """
    if (present, to) in PAPER_STEPS:
        return None
    facts = {"paper": str(paper), "state": present.value, "notice": str(notice)}
    return Refusal("paper_done", {**facts})


def decide_map(paper: int, present: PaperState, notice: int) -> Refusal | None:
    """Return why the layout of a paper may not be said: ``paper_done`` unless it waits."""
    return decide_step(paper, present, PaperState.ANNOUNCED, notice)


def decide_signed(paper: int, kind: PaperKind) -> Refusal | None:
    """Return why a paper is no signed note: ``paper_unknown``."""
    if kind == PaperKind.SIGNED:
        return None
    return Refusal("paper_unknown", {"paper": str(paper)})


def decide_announce(faults: Sequence[PaperFault]) -> Refusal | None:
    """Return why no notice is made of what a paper says, or None.

    ``paper_has_faults`` with how many there are and the first fifty: line, field, code, given.
    """
    if not faults:
        return None
    shown: list[Json] = [
        {"line": str(fault.line), "field": fault.field, "code": fault.code, "given": fault.given}
        for fault in faults[:FAULTS_SHOWN]
    ]
    return Refusal("paper_has_faults", {"count": str(len(faults)), "faults": shown})
