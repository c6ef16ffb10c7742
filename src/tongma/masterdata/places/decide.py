"""What is right and wrong about a place. Pure."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tongma.foundation.kernel.outcome import Finding, Refusal
from tongma.foundation.kernel.problems import choice_problems, refusal_of, text_problems, wrong
from tongma.masterdata.places.model import STATUSES, PlaceData
from tongma.masterdata.policy.classes import TEMPERATURE_CLASSES
from tongma.masterdata.versions.model import RecordState

PARENTS = {
    "site": (),
    "zone": ("site",),
    "bin": ("zone", "site"),
    "dock": ("site",),
    "in_transit": ("site",),
    "handling_unit": ("site", "zone", "bin", "dock", "in_transit", "handling_unit"),
}
"""Kind of a place → kinds of places that it may stand in."""
PURPOSES = ("storage", "receiving", "exception", "rejected", "dispatch", "staging", "returns")
MIXING = ("any", "one_item", "one_lot")
_FOR_GOODS = ("state", "status", "temperature_class")
"""What goods that lie there need to stay as it is."""
_LIMIT_MAX = 10**12
_SEQUENCE_MAX = 10**9


def decide_place(data: PlaceData, parent_kind: str, entity_kind: str = "") -> Refusal | None:
    """Return why a place may not be saved so, or None.

    Args:
        data: what is said of it.
        parent_kind: what it stands in; empty where the parent is 0.
        entity_kind: what its company is in the ledger; empty where there is no such thing.

    In order: ``place_invalid`` with every problem and its field, ``partner_unknown`` (entity).
    """
    refusal = refusal_of("place_invalid", place_problems(data, parent_kind))
    if refusal is None and data.entity and entity_kind != "partner":
        return Refusal("partner_unknown", {"partner": str(data.entity)})
    return refusal


def place_problems(data: PlaceData, parent_kind: str) -> Iterator[Finding]:
    """Yield what is wrong with a place, field by field."""
    yield from text_problems("code", data.code, needed=True)
    yield from text_problems("name", data.name)
    yield from text_problems("address", data.address)
    yield from choice_problems("kind", data.kind, PARENTS)
    yield from choice_problems("purpose", data.purpose, PURPOSES)
    yield from choice_problems("status", data.status, STATUSES)
    yield from choice_problems("temperature_class", data.temperature_class, TEMPERATURE_CLASSES)
    yield from choice_problems("mixing", data.mixing, MIXING)
    yield from choice_problems("state", data.state, tuple(RecordState))
    for name in ("volume_litres_max", "weight_grams_max", "handling_units_max"):
        if not 0 <= getattr(data, name) <= _LIMIT_MAX:
            yield wrong(name, "out_of_range")
    if not 0 <= data.sequence <= _SEQUENCE_MAX:
        yield wrong("sequence", "out_of_range")
    allowed = PARENTS.get(data.kind, ())
    if parent_kind not in (allowed or ("",)):
        yield wrong("parent", "not_allowed")
    if data.kind == "site" and not is_time_zone(data.time_zone):
        yield wrong("time_zone", "time_zone_unknown")


def decide_change(before: PlaceData, after: PlaceData, *, holds_stock: bool) -> Refusal | None:
    """Return why a known place may not become this, or None.

    In order: ``place_kind_fixed``, ``place_not_empty`` (retired, or another status or temperature
    class while goods lie there).
    """
    if after.kind != before.kind:
        return Refusal("place_kind_fixed", {"kind": before.kind, "wanted": after.kind})
    changed = [name for name in _FOR_GOODS if getattr(before, name) != getattr(after, name)]
    comes_back = changed == ["state"] and after.state == RecordState.ACTIVE
    if changed and holds_stock and not comes_back:
        return Refusal("place_not_empty", {"code": before.code, "field": changed[0]})
    return None


def is_time_zone(name: str) -> bool:
    """Tell whether the name is an IANA time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)
