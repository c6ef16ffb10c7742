"""What goods of an item must be told apart by: lot number, expiry date, serial number. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.catalogue.query import ItemFacts


@dataclass(frozen=True, slots=True)
class Marks:
    """What label or person say of goods; None or empty where they say nothing."""

    lot: str | None = None
    expiry: str | None = None
    serials: Sequence[str] = ()


def decide_marks(item: ItemFacts, marks: Marks) -> Refusal | None:
    """Return what the item's control lacks in the marks, or None.

    In order: ``lot_required``, ``expiry_required``, ``serial_required``, ``serial_not_expected``
    (the item has no serial control), ``serial_repeated``.
    """
    about = {"item": item.code, "name": item.name_zh}
    if item.lot_control and not marks.lot:
        return Refusal("lot_required", about)
    if item.expiry_control and not marks.expiry:
        return Refusal("expiry_required", about)
    if item.serial_control and not (marks.serials and all(marks.serials)):
        return Refusal("serial_required", about)
    if marks.serials and not item.serial_control:
        return Refusal("serial_not_expected", about)
    return decide_distinct(item, marks.serials)


def decide_distinct(item: ItemFacts, serials: Sequence[str]) -> Refusal | None:
    """Refuse ``serial_repeated`` where one piece of the item is named more than once."""
    repeated = [serial for serial, times in Counter(serials).items() if times > 1]
    if not repeated:
        return None
    about = {"item": item.code, "name": item.name_zh}
    return Refusal(
        "serial_repeated", {**about, "count": str(len(repeated)), "serials": [*repeated]}
    )
