"""What is right and wrong about a place. Pure."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tongma.foundation.kernel.outcome import Finding, Refusal
from tongma.foundation.kernel.problems import choice_problems, refusal_of, text_problems, wrong
from tongma.masterdata.places.model import STATUSES, PlaceData

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
TEMPERATURE_CLASSES = ("", "ambient", "cool", "cold", "frozen")
MIXING = ("any", "one_item", "one_lot")
STATES = ("active", "retired")
_LIMIT_MAX = 10**12
_SEQUENCE_MAX = 10**9


def decide_place(data: PlaceData, parent_kind: str) -> Refusal | None:
    """Return ``place_invalid`` with every problem and its field, or None.

    ``parent_kind`` is empty where the parent is 0.
    """
    return refusal_of("place_invalid", place_problems(data, parent_kind))


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
    yield from choice_problems("state", data.state, STATES)
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
    matters = ("state", "status", "temperature_class")
    changed = [name for name in matters if getattr(before, name) != getattr(after, name)]
    if changed and holds_stock and (after.state == "retired" or changed != ["state"]):
        facts = {"code": before.code, "field": changed[0]}
        return Refusal("place_not_empty", facts)
    return None


def is_time_zone(name: str) -> bool:
    """Tell whether the name is an IANA time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(name)
