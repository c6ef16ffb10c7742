"""The last gate. Pure."""

from collections.abc import Iterable

from tongma.foundation.kernel.outcome import Refusal
from tongma.outbound.shipping.model import Judged
from tongma.stock.rules import may_not_leave


def decide_dispatch(goods: Iterable[Judged]) -> Refusal | None:
    """Return why the shipment may not leave, or None.

    In order: ``nothing_packed``, ``stock_*`` (not released, held, expired), ``short_life``,
    ``not_checked``, ``not_packed``.
    """
    found = list(goods)
    if not any(one.packed for one in found):
        return Refusal("nothing_packed")
    for one in found:
        if one.blocked is not None:
            return may_not_leave(one.blocked, {"goods": one.words})
    for one in found:
        if one.short_life:
            return Refusal("short_life", {"goods": one.words})
    for one in found:
        if one.checked < one.quantity:
            return Refusal("not_checked", {"goods": one.words})
    for one in found:
        if not one.packed:
            return Refusal("not_packed", {"goods": one.words})
    return None
