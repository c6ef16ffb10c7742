"""What happens to goods at the dock. Pure."""

from collections.abc import Iterable

from tongma.foundation.kernel.outcome import Refusal
from tongma.inbound.receiving.model import Difference, Facts, Part, Plan, Said
from tongma.stock.expiry import expired, remaining_days


def decide_receive(facts: Facts) -> Plan | Refusal:
    """Return where the goods go, or why they are refused.

    Refusals in order: ``lot_required``, ``expiry_required``, ``serial_required``,
    ``serial_not_expected``, ``serial_repeated``, ``item_not_ordered``, ``label_differs``,
    ``photo_required``.
    """
    refusal = _incomplete(facts) or _not_ordered(facts)
    if refusal is not None:
        return refusal
    said, differences = compare_with_notice(facts)
    if differences and not facts.second_look:
        first = differences[0]
        return Refusal(
            "label_differs", {"field": first.field, "notice": first.notice, "label": first.label}
        )
    if facts.damaged and not facts.photo_known:
        return Refusal("photo_required", {"item": facts.item.code})
    return Plan(
        parts=tuple(_parts(facts)),
        notice_line=said.line if said else 0,
        hold_expiry=_short_dated(facts),
        differences=(*differences, *_without_udi(facts)),
    )


def _without_udi(facts: Facts) -> list[Difference]:
    """What must carry a UDI and does not is received all the same, and counted."""
    since = facts.udi_missing_since
    return [Difference("udi_missing", since, "")] if since else []


def _incomplete(facts: Facts) -> Refusal | None:
    item, goods = facts.item, facts.goods
    about = {"item": item.code, "name": item.name_zh}
    if item.lot_control and not goods.lot:
        return Refusal("lot_required", about)
    if item.expiry_control and not goods.expiry:
        return Refusal("expiry_required", about)
    if item.serial_control and not facts.serials:
        return Refusal("serial_required", about)
    if facts.serials and not item.serial_control:
        return Refusal("serial_not_expected", about)
    repeated = len(facts.serials) - len(set(facts.serials))
    if repeated:
        return Refusal("serial_repeated", about | {"count": str(repeated)})
    return None


def _not_ordered(facts: Facts) -> Refusal | None:
    """The item is on none of the receipt's orders: both sides shown, the line refused."""
    if facts.has_orders and not facts.order_lines:
        return Refusal(
            "item_not_ordered", {"scanned": facts.item.code, "expected": [*facts.ordered_items]}
        )
    return None


def compare_with_notice(facts: Facts) -> tuple[Said | None, list[Difference]]:
    """Return the notice line that fits best, and where the label differs from the notice."""
    stating = [one for one in facts.notice if one.lot or one.serials]
    goods = facts.goods
    if not stating:
        return (facts.notice[0] if facts.notice else None), []
    same_lot = [one for one in stating if one.lot == (goods.lot or "")]
    if not same_lot and any(one.lot for one in stating):
        return None, [Difference("lot", _listed(one.lot for one in stating), goods.lot or "")]
    said = same_lot[0] if same_lot else stating[0]
    if said.expiry and goods.expiry and said.expiry != goods.expiry:
        return said, [Difference("expiry", said.expiry, goods.expiry)]
    strangers = set(facts.serials) - said.serials if said.serials else set()
    if strangers:
        return said, [Difference("serial", _listed(said.serials), _listed(strangers))]
    return said, []


def _listed(values: Iterable[str]) -> str:
    shown = sorted(set(values))
    return ", ".join(shown[:10]) + (" …" if len(shown) > 10 else "")  # noqa: PLR2004


def _parts(facts: Facts) -> list[Part]:
    if expired(facts.goods.expiry, None, facts.day):
        return [Part("expired", facts.quantity)]
    if facts.damaged:
        return [Part("damaged", facts.quantity)]
    if not facts.has_orders:
        return [Part("no_order", facts.quantity)]
    parts = []
    left = facts.quantity
    for line in facts.order_lines:
        taken = min(left, max(line.open, 0))
        if taken:
            parts.append(Part("ordered", taken, line.id))
            left -= taken
    if left:
        first = facts.order_lines[0]
        within = left <= first.allowed_over
        parts.append(Part("ordered" if within else "over", left, first.id))
    return parts


def _short_dated(facts: Facts) -> bool:
    days = remaining_days(facts.goods.expiry, None, facts.day)
    return days is not None and 0 <= days < facts.item.receipt_min_days
