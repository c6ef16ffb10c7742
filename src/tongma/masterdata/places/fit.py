"""Whether goods may lie at a place. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.places.model import STATUSES
from tongma.masterdata.places.query import PlaceInfo
from tongma.masterdata.versions.model import RecordState


@dataclass(frozen=True, slots=True)
class StoredGoods:
    """What decides about a place: of the goods to come, or of goods that lie there."""

    item: int
    lot: int
    status: int
    temperature_class: str = ""


def misfit(
    place: PlaceInfo, goods: StoredGoods, there: Iterable[StoredGoods] = ()
) -> Refusal | None:
    """Return why the goods may not lie at the place, or None.

    Args:
        place: with the status and temperature class that it is for (0 and empty: any), and its
            rule of mixing.
        goods: those to come; without a temperature class they lie anywhere.
        there: what lies there now.

    In order: ``place_retired``, ``place_no_stock`` (a site or zone), ``place_status``,
    ``place_temperature``, ``place_mixing``.
    """
    facts = {"place": place.code}
    if place.state != RecordState.ACTIVE:
        return Refusal("place_retired", facts)
    if place.kind in ("site", "zone"):
        return Refusal("place_no_stock", facts | {"kind": place.kind})
    if place.status and place.status != goods.status:
        statuses = {"expected": STATUSES[place.status], "goods": STATUSES[goods.status]}
        return Refusal("place_status", facts | statuses)
    if goods.temperature_class and place.temperature_class not in ("", goods.temperature_class):
        wanted = {"expected": goods.temperature_class, "there": place.temperature_class}
        return Refusal("place_temperature", facts | wanted)
    for other in there:
        if place.mixing != "any" and other.item != goods.item:
            return Refusal("place_mixing", facts | {"rule": place.mixing})
        if place.mixing == "one_lot" and other.lot != goods.lot:
            return Refusal("place_mixing", facts | {"rule": place.mixing})
    return None
