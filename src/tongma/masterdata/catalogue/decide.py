"""What is right and wrong about an item and a certificate. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from tongma.foundation.kernel.fields import plain_fields
from tongma.foundation.kernel.outcome import Finding, Refusal
from tongma.foundation.kernel.problems import (
    choice_problems,
    refusal_of,
    span_problems,
    text_problems,
    wrong,
)
from tongma.masterdata.catalogue.model import (
    PARTNERS,
    CertificateData,
    ItemData,
    LevelData,
    LevelPlan,
)
from tongma.masterdata.catalogue.units import UNITS, decimal_of, temperature_tenths

DEVICE_CLASSES = ("", "I", "II", "III")
TEMPERATURE_CLASSES = ("", "ambient", "cool", "cold", "frozen")
STATES = ("active", "retired")
CERTIFICATE_KINDS = ("registration", "filing")
_DECIMALS_MAX = 9
_DAYS_MAX = 36500
_NEEDED = ("code", "name_zh", "base_unit")
_CHOSEN = {
    "device_class": DEVICE_CLASSES,
    "temperature_class": TEMPERATURE_CLASSES,
    "state": STATES,
}
_PLAIN = plain_fields(ItemData, but={*_CHOSEN, *PARTNERS, "price", "decimals"})
_TEXTS = tuple(name for name, kind in _PLAIN.items() if kind is str)
_DAYS = tuple(name for name, kind in _PLAIN.items() if kind is int)


def decide_item(data: ItemData) -> Refusal | None:
    """Return ``item_invalid`` with every problem and its field, or None."""
    return refusal_of("item_invalid", item_problems(data))


def decide_certificate(data: CertificateData) -> Refusal | None:
    """Return ``certificate_invalid`` with every problem and its field, or None."""
    return refusal_of("certificate_invalid", certificate_problems(data))


def item_problems(data: ItemData) -> Iterator[Finding]:
    """Yield what is wrong with an item, field by field."""
    for name in _TEXTS:
        yield from text_problems(name, getattr(data, name), needed=name in _NEEDED)
    yield from _choices(data)
    yield from _numbers(data)
    yield from temperature_problems(data.temperature_min, data.temperature_max)
    if data.serial_control and data.decimals:
        yield wrong("decimals", "serial_is_whole")
    if data.base_unit and data.base_unit not in UNITS:
        yield wrong("base_unit", "unit_unknown")
    yield from _conversion_problems(data)
    yield from level_problems(data.levels)
    if data.price and decimal_of(data.price) is None:
        yield wrong("price", "not_a_number")


def _choices(data: ItemData) -> Iterator[Finding]:
    for name, allowed in _CHOSEN.items():
        yield from choice_problems(name, getattr(data, name), allowed)


def _numbers(data: ItemData) -> Iterator[Finding]:
    if not 0 <= data.decimals <= _DECIMALS_MAX:
        yield wrong("decimals", "out_of_range")
    for name in _DAYS:
        if not 0 <= getattr(data, name) <= _DAYS_MAX:
            yield wrong(name, "out_of_range")
    if 0 < data.shelf_life_days < data.receipt_min_days:
        yield wrong("receipt_min_days", "longer_than_shelf_life")


def temperature_problems(low: str | None, high: str | None) -> Iterator[Finding]:
    """Yield what is wrong with a range in degrees Celsius."""
    values = []
    for name, text in (("temperature_min", low), ("temperature_max", high)):
        tenths = None if text is None else temperature_tenths(text)
        if text is not None and tenths is None:
            yield wrong(name, "not_a_temperature")
        values.append(tenths)
    if values[0] is not None and values[1] is not None and values[0] > values[1]:
        yield wrong("temperature_max", "below_minimum")


def _conversion_problems(data: ItemData) -> Iterator[Finding]:
    seen = {data.base_unit}
    for number, one in enumerate(data.conversions):
        at = f"conversions.{number}"
        if one.unit not in UNITS:
            yield wrong(f"{at}.unit", "unit_unknown")
        elif one.unit in seen:
            yield wrong(f"{at}.unit", "repeated")
        if one.numerator < 1 or one.denominator < 1:
            yield wrong(at, "not_positive")
        seen.add(one.unit)


def level_problems(levels: Sequence[LevelData]) -> Iterator[Finding]:
    """Yield what is wrong with the packaging: names, counts, levels that contain themselves."""
    names = [one.name for one in levels]
    for number, one in enumerate(levels):
        at = f"levels.{number}"
        if not one.name.strip():
            yield wrong(f"{at}.name", "empty")
        elif one.name in names[:number]:
            yield wrong(f"{at}.name", "repeated")
        if one.contains_count < 1:
            yield wrong(f"{at}.contains_count", "not_positive")
        if one.contains and one.contains not in names:
            yield wrong(f"{at}.contains", "level_unknown")
        if one.unit and one.unit not in UNITS:
            yield wrong(f"{at}.unit", "unit_unknown")
        if one.state not in STATES:
            yield wrong(f"{at}.state", "not_allowed")
    if {one.contains for one in levels} <= {"", *names} and plan_levels(levels) is None:
        yield wrong("levels", "contains_itself")


def plan_levels(levels: Sequence[LevelData]) -> list[LevelPlan] | None:
    """Return the levels with their factors, inner ones first; None when one contains itself."""
    factors = {"": 1}
    planned: list[LevelPlan] = []
    waiting = list(levels)
    while waiting:
        ready = [one for one in waiting if one.contains in factors]
        if not ready:
            return None
        for one in ready:
            factors[one.name] = factors[one.contains] * one.contains_count
            planned.append(LevelPlan(one, factors[one.name]))
        waiting = [one for one in waiting if one.name not in factors]
    return planned


def decide_levels(planned: Sequence[LevelPlan], known: Mapping[str, int]) -> Refusal | None:
    """Return why the packaging of an existing item may not become this, or None.

    ``known`` are the factors of its levels. Sealed packages lie in stock and codes are printed: a
    level's factor stays (``level_factor_fixed``) and a level is retired, not removed
    (``level_in_use``).
    """
    wanted = {one.data.name: one.factor for one in planned}
    for name, factor in known.items():
        if name not in wanted:
            return Refusal("level_in_use", {"level": name})
        if wanted[name] != factor:
            facts = {"level": name, "factor": str(factor), "wanted": str(wanted[name])}
            return Refusal("level_factor_fixed", facts)
    return None


def certificate_problems(data: CertificateData) -> Iterator[Finding]:
    """Yield what is wrong with a certificate."""
    yield from text_problems("number", data.number, needed=True)
    yield from choice_problems("kind", data.kind, CERTIFICATE_KINDS)
    yield from choice_problems("state", data.state, STATES)
    yield from span_problems(data.valid_from, data.valid_to)
