"""Whether what was scanned is what the line wants. Pure."""

from tongma.foundation.kernel.outcome import Refusal
from tongma.outbound.picking.model import Expected, Scanned
from tongma.stock.rules import may_not_leave


def decide_pick(expected: Expected, scanned: Scanned) -> Refusal | None:
    """Return why the pick is refused, expected beside scanned, or None.

    In order: ``wrong_place``, ``wrong_item``, ``wrong_lot``, ``wrong_level``,
    ``stock_not_released``, ``stock_held``, ``stock_expired``, ``serial_not_here``, ``too_many``.
    """
    wrong = _wrong(expected, scanned)
    if wrong is not None:
        return wrong
    if scanned.blocked is not None:
        facts = {"item": scanned.item_code, "lot": scanned.lot_number, "serial": scanned.serial}
        return may_not_leave(scanned.blocked, facts)
    if scanned.piece and not scanned.here:
        return Refusal(
            "serial_not_here",
            {"serials": [scanned.serial], "place": expected.place_code, "role": "storeman"},
        )
    if scanned.quantity > expected.left:
        return Refusal(
            "too_many",
            {"expected": str(expected.left), "scanned": str(scanned.quantity), "role": "sales"},
        )
    return None


def _wrong(expected: Expected, scanned: Scanned) -> Refusal | None:
    if scanned.place_code and scanned.place_code != expected.place_code:
        return _beside("wrong_place", expected.place_code, scanned.place_code)
    if scanned.item != expected.item:
        return _beside("wrong_item", expected.item_code, scanned.item_code)
    if scanned.lot != expected.lot:
        return _beside("wrong_lot", expected.lot_number, scanned.lot_number)
    if scanned.factor > 1 and scanned.level != expected.level:
        wanted = "loose" if expected.level == 0 else str(expected.level)
        return _beside("wrong_level", wanted, str(scanned.level))
    return None


def _beside(code: str, expected: str, scanned: str) -> Refusal:
    return Refusal(code, {"expected": expected, "scanned": scanned, "role": "picker"})
