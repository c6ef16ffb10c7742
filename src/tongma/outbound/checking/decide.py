"""Whether what is checked is what the order wants, and whether a check can be taken back. Pure."""

from collections.abc import Collection, Sequence

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.foundation.kernel.quantity import show
from tongma.outbound.checking.model import CheckedPart, CheckFacts
from tongma.stock.rules import may_not_leave
from tongma.work.documents.model import Line


def decide_check(facts: CheckFacts) -> tuple[CheckedPart, ...] | Refusal:
    """Return the staged goods that are checked now, with quantities, or why not.

    In order: ``same_person``, ``wrong_item``, ``wrong_lot``, ``serial_not_here``,
    ``stock_not_released``, ``stock_held``, ``stock_expired``, ``already_checked``, ``too_many``.
    """
    if facts.acting in facts.pickers:
        return Refusal("same_person", {"step": "picking", "role": "checker"})
    wrong = _wrong(facts)
    if wrong is not None:
        return wrong
    if facts.blocked is not None:
        return may_not_leave(facts.blocked, {"goods": facts.words})
    matching = [
        staged
        for staged in facts.staged
        if (staged.item, staged.lot, staged.piece) == (facts.item, facts.lot, facts.piece)
    ]
    open_ = sum(staged.left for staged in matching)
    if not open_:
        return Refusal("already_checked", {"goods": facts.words})
    if facts.quantity > open_:
        expected, scanned = (show(one, facts.decimals) for one in (open_, facts.quantity))
        return Refusal("too_many", {"expected": expected, "scanned": scanned, "role": "picker"})
    parts = []
    left = facts.quantity
    for staged in matching:
        part = min(left, staged.left)
        if part:
            parts.append(CheckedPart(staged, part))
            left -= part
    return tuple(parts)


def _wrong(facts: CheckFacts) -> Refusal | None:
    expected = sorted({staged.words for staged in facts.staged})
    both: dict[str, Json] = {"expected": [*expected], "scanned": facts.words, "role": "checker"}
    of_item = [staged for staged in facts.staged if staged.item == facts.item]
    of_lot = [staged for staged in of_item if staged.lot == facts.lot]
    if not of_item:
        return Refusal("wrong_item", both)
    if not of_lot:
        return Refusal("wrong_lot", both)
    if not any(staged.piece == facts.piece for staged in of_lot):
        return Refusal("serial_not_here", {"serials": [facts.serial], "role": "checker"})
    return None


def decide_withdraw(
    checked: Sequence[Line], packed: Collection[tuple[int, int, int]]
) -> Refusal | None:
    """Refuse ``already_packed``: goods of the check lie in a carton.

    Args:
        checked: the lines that the check made.
        packed: item, lot and piece of what lies in cartons for the order.
    """
    for line in checked:
        if (line.item, line.lot, line.piece) in packed:
            return Refusal("already_packed", {"line": str(line.id)})
    return None
