"""Whether what is checked is what the order wants. Pure."""

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.outbound.checking.model import Facts, Staged
from tongma.stock.rules import may_not_leave


def decide_check(facts: Facts) -> list[tuple[Staged, int]] | Refusal:
    """Return the staged goods that are checked now, with quantities, or why not.

    In order: ``same_person``, ``wrong_item``, ``wrong_lot``, ``serial_not_here``, ``stock_*``,
    ``already_checked``, ``too_many``.
    """
    if facts.acting in facts.pickers:
        return Refusal("same_person", {"step": "picking", "role": "checker"})
    wrong = _wrong(facts)
    if wrong is not None:
        return wrong
    if facts.blocked is not None:
        return may_not_leave(facts.blocked, {"goods": facts.words})
    matching = [
        one
        for one in facts.staged
        if (one.item, one.lot, one.piece) == (facts.item, facts.lot, facts.piece)
    ]
    left = facts.quantity
    taken = []
    for one in matching:
        part = min(left, one.quantity - one.checked)
        if part:
            taken.append((one, part))
            left -= part
    open_ = sum(one.quantity - one.checked for one in matching)
    if open_ == 0:
        return Refusal("already_checked", {"goods": facts.words})
    if left:
        return Refusal(
            "too_many", {"expected": str(open_), "scanned": str(facts.quantity), "role": "picker"}
        )
    return taken


def _wrong(facts: Facts) -> Refusal | None:
    expected = sorted({one.words for one in facts.staged})
    both: dict[str, Json] = {"expected": [*expected], "scanned": facts.words}
    if not any(one.item == facts.item for one in facts.staged):
        return Refusal("wrong_item", both | {"role": "checker"})
    if not any((one.item, one.lot) == (facts.item, facts.lot) for one in facts.staged):
        return Refusal("wrong_lot", both | {"role": "checker"})
    if facts.piece and not any(one.piece == facts.piece for one in facts.staged):
        return Refusal("serial_not_here", both | {"role": "checker"})
    return None
