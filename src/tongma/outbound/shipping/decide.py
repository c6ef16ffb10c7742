"""What may be packed, and the last gate. Pure."""

from collections.abc import Sequence

from tongma.foundation.kernel.outcome import Refusal
from tongma.foundation.kernel.quantity import show
from tongma.outbound.shipping.model import (
    Beside,
    Carton,
    CartonState,
    GoodsAtGate,
    PackedPart,
    PackFacts,
)
from tongma.stock.rules import may_not_leave
from tongma.work.documents.states import DocumentState


def decide_open(order: str, checked: int) -> Refusal | None:
    """Refuse ``nothing_checked``: of the order (its number) nothing is checked."""
    return None if checked else Refusal("nothing_checked", {"order": order})


def decide_carton(carton: int, found: Carton | None, shipment: int) -> Carton | Refusal:
    """Return the carton, or ``carton_unknown``: none, another shipment's, or not open any more."""
    if found is not None and found.shipment == shipment and found.state == CartonState.OPEN:
        return found
    return Refusal("carton_unknown", {"carton": str(carton)})


def decide_pack(facts: PackFacts) -> tuple[PackedPart, ...] | Refusal:
    """Return what goes into the carton, allocation by allocation, or why not.

    In order: ``wrong_item`` (not for this order), ``not_checked``, ``too_many``.
    """
    if not facts.standing:
        return Refusal(
            "wrong_item",
            {"expected": [*facts.expected], "scanned": facts.goods, "role": "picker"},
        )
    free = sum(loose.checked for loose in facts.loose)
    if not free:
        return Refusal("not_checked", {"goods": facts.goods})
    wanted = free if facts.wanted is None else facts.wanted
    if wanted > free:
        expected, scanned = (show(one, facts.decimals) for one in (free, wanted))
        return Refusal("too_many", {"expected": expected, "scanned": scanned, "role": "sales"})
    parts = []
    left = wanted
    for loose in facts.loose:
        part = min(left, loose.checked)
        if part:
            parts.append(PackedPart(loose.allocation, part))
            left -= part
    return tuple(parts)


def decide_cancel(shipment: str, packed: int) -> Refusal | None:
    """Refuse ``already_packed``: goods lie in cartons of the shipment (its number)."""
    return Refusal("already_packed", {"shipment": shipment}) if packed else None


def decide_dispatch(goods: Sequence[GoodsAtGate], more: Sequence[Beside] = ()) -> Refusal | None:
    """Return why the shipment may not leave, or None.

    Args:
        goods: those of its order that leave.
        more: what else lies in its cartons.

    In order: ``nothing_packed``, ``carton_holds_more``, ``stock_not_released``, ``stock_held``,
    ``stock_expired`` (which of them: of the first goods that are blocked), ``short_life``,
    ``not_checked``, ``not_packed``.
    """
    if not any(one.packed for one in goods):
        return Refusal("nothing_packed")
    if more:
        beside = {"carton": more[0].carton, "goods": more[0].words}
        return Refusal("carton_holds_more", beside)
    judged = (_blocked(goods), _too_old(goods), _incomplete(goods))
    return next((wrong for wrong in judged if wrong is not None), None)


def _blocked(goods: Sequence[GoodsAtGate]) -> Refusal | None:
    for piece in goods:
        if piece.blocked is not None:
            return may_not_leave(piece.blocked, {"goods": piece.words})
    return None


def _too_old(goods: Sequence[GoodsAtGate]) -> Refusal | None:
    for piece in goods:
        if piece.remaining_days is not None and piece.remaining_days < piece.demanded_days:
            days = {"remaining": str(piece.remaining_days), "demanded": str(piece.demanded_days)}
            return Refusal("short_life", {"goods": piece.words, **days})
    return None


def _incomplete(goods: Sequence[GoodsAtGate]) -> Refusal | None:
    for piece in goods:
        if piece.checked < piece.quantity:
            return Refusal("not_checked", {"goods": piece.words})
    for piece in goods:
        if not piece.packed:
            return Refusal("not_packed", {"goods": piece.words})
    return None


def decide_deliver(shipment: str, state: str) -> Refusal | None:
    """Refuse ``document_not_open``: the shipment (its number) is not on its way."""
    if state != DocumentState.DISPATCHED:
        return Refusal("document_not_open", {"number": shipment, "state": state})
    return None
