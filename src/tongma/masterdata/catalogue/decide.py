"""What is right and wrong about an item and a certificate. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tongma.foundation.kernel.fields import plain_fields
from tongma.foundation.kernel.outcome import Finding, Refusal, ensure
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
    ConversionData,
    ItemData,
    LevelData,
    LevelIdentifier,
    LevelPlan,
)
from tongma.masterdata.catalogue.units import UNITS, decimal_of, temperature_tenths
from tongma.masterdata.policy.classes import DEVICE_CLASSES, TEMPERATURE_CLASSES
from tongma.masterdata.versions.model import RecordState

CERTIFICATE_KINDS = ("registration", "filing")
_CHOICES = {
    "device_class": ("", *DEVICE_CLASSES),
    "temperature_class": TEMPERATURE_CLASSES,
    "state": tuple(RecordState),
}
_DECIMALS_MAX = 9
_DAYS_MAX = 36500
FACTOR_MAX = 10**9
"""Base units in a packaging level: a thousand million is more than any pallet holds."""
_NEEDED = ("code", "name_zh", "base_unit")
_PLAIN = plain_fields(ItemData, but={*_CHOICES, *PARTNERS, "price", "decimals"})
_TEXTS = tuple(name for name, kind in _PLAIN.items() if kind is str)
_DAYS = tuple(name for name, kind in _PLAIN.items() if kind is int)


class KnownOfItem(NamedTuple):
    """What an item's next state has to agree with."""

    factors: Mapping[str, int]
    """Base units in each level that it has, by name; empty for a new item."""
    partners: Collection[int]
    """Those of the ids it names that are partners."""


def decide_item(
    data: ItemData, known: KnownOfItem, codes: Sequence[LevelIdentifier] = ()
) -> list[LevelPlan] | Refusal:
    """Return the item's packaging, inner levels first, or why it may not become this.

    Args:
        data: what is said of it.
        known: what that has to agree with.
        codes: identifiers that it shall have.

    In order: ``item_invalid`` with every problem and its field, ``partner_unknown``,
    ``level_in_use``, ``level_factor_fixed``, ``level_unknown`` (of a code).
    """
    refusal = refusal_of("item_invalid", item_problems(data))
    if refusal is None:
        named = (data.registrant, data.maker, data.contract_maker)
        refusal = decide_partners(named, known.partners)
    if refusal is not None:
        return refusal
    planned = plan_levels(data.levels)
    ensure(len(planned) == len(data.levels), "checked packaging has an order")
    refusal = decide_levels(planned, known.factors)
    if refusal is None:
        refusal = decide_codes(codes, [plan.data.name for plan in planned])
    return planned if refusal is None else refusal


def item_problems(data: ItemData) -> Iterator[Finding]:
    """Yield what is wrong with an item, field by field: texts, choices, numbers, conditions, units,
    packaging, price.
    """
    for name in _TEXTS:
        yield from text_problems(name, getattr(data, name), needed=name in _NEEDED)
    for name, allowed in _CHOICES.items():
        yield from choice_problems(name, getattr(data, name), allowed)
    yield from _number_problems(data)
    yield from _temperature_problems(data.temperature_min, data.temperature_max)
    if data.base_unit and data.base_unit not in UNITS:
        yield wrong("base_unit", "unit_unknown")
    yield from _conversion_problems(data.base_unit, data.conversions)
    yield from _level_problems(data.levels)
    if data.price and decimal_of(data.price) is None:
        yield wrong("price", "not_a_number")


def _number_problems(data: ItemData) -> Iterator[Finding]:
    if not 0 <= data.decimals <= _DECIMALS_MAX:
        yield wrong("decimals", "out_of_range")
    if data.serial_control and data.decimals:
        yield wrong("decimals", "serial_is_whole")
    for name in _DAYS:
        if not 0 <= getattr(data, name) <= _DAYS_MAX:
            yield wrong(name, "out_of_range")
    if 0 < data.shelf_life_days < data.receipt_min_days:
        yield wrong("receipt_min_days", "longer_than_shelf_life")


def _temperature_problems(low: str | None, high: str | None) -> Iterator[Finding]:
    """Yield what is wrong with a range in degrees Celsius."""
    coldest = None if low is None else temperature_tenths(low)
    warmest = None if high is None else temperature_tenths(high)
    if low is not None and coldest is None:
        yield wrong("temperature_min", "not_a_temperature")
    if high is not None and warmest is None:
        yield wrong("temperature_max", "not_a_temperature")
    if coldest is not None and warmest is not None and coldest > warmest:
        yield wrong("temperature_max", "below_minimum")


def _conversion_problems(
    base_unit: str, conversions: Sequence[ConversionData]
) -> Iterator[Finding]:
    seen = {base_unit}
    for number, conversion in enumerate(conversions):
        at = f"conversions.{number}"
        if conversion.unit not in UNITS:
            yield wrong(f"{at}.unit", "unit_unknown")
        elif conversion.unit in seen:
            yield wrong(f"{at}.unit", "repeated")
        if conversion.numerator < 1 or conversion.denominator < 1:
            yield wrong(at, "not_positive")
        seen.add(conversion.unit)


def _level_problems(levels: Sequence[LevelData]) -> Iterator[Finding]:
    """Yield what is wrong with the packaging: names, counts, levels that contain themselves."""
    names = [level.name for level in levels]
    for number, level in enumerate(levels):
        at = f"levels.{number}"
        if not level.name.strip():
            yield wrong(f"{at}.name", "empty")
        elif level.name in names[:number]:
            yield wrong(f"{at}.name", "repeated")
        if level.contains_count < 1:
            yield wrong(f"{at}.contains_count", "not_positive")
        if level.contains and level.contains not in names:
            yield wrong(f"{at}.contains", "level_unknown")
        if level.unit and level.unit not in UNITS:
            yield wrong(f"{at}.unit", "unit_unknown")
        yield from choice_problems(f"{at}.state", level.state, tuple(RecordState))
    planned = plan_levels(levels)
    if any(plan.factor > FACTOR_MAX for plan in planned):
        yield wrong("levels", "too_many_inside")
    in_order = {plan.data.name for plan in planned}
    if {level.contains for level in levels} <= {"", *names} and not in_order >= set(names):
        yield wrong("levels", "contains_itself")


def plan_levels(levels: Sequence[LevelData]) -> list[LevelPlan]:
    """Return the levels with their factors, inner ones first.

    One that contains itself, or a level that is not there, has no factor and is left out.

    >>> [plan.factor for plan in plan_levels([LevelData("case", 6, "box"), LevelData("box", 50)])]
    [50, 300]
    """
    factors = {"": 1}
    planned: list[LevelPlan] = []
    waiting = list(levels)
    while ready := [level for level in waiting if level.contains in factors]:
        for level in ready:
            factors[level.name] = factors[level.contains] * level.contains_count
            planned.append(LevelPlan(level, factors[level.name]))
        waiting = [level for level in waiting if level.name not in factors]
    return planned


def decide_levels(planned: Sequence[LevelPlan], known: Mapping[str, int]) -> Refusal | None:
    """Return why the packaging of an existing item may not become this, or None.

    ``known`` are the factors of its levels. Sealed packages lie in stock and codes are printed: a
    level is retired, not removed (``level_in_use``), and keeps its factor
    (``level_factor_fixed``).
    """
    wanted = {plan.data.name: plan.factor for plan in planned}
    for name, factor in known.items():
        if name not in wanted:
            return Refusal("level_in_use", {"level": name})
        if wanted[name] != factor:
            facts = {"level": name, "factor": str(factor), "wanted": str(wanted[name])}
            return Refusal("level_factor_fixed", facts)
    return None


def decide_codes(codes: Sequence[LevelIdentifier], levels: Collection[str]) -> Refusal | None:
    """Return ``level_unknown`` for a code on a level that the item does not have, or None.

    ``levels``: their names; a code without a level is the base unit's.
    """
    strange = next((code.level for code in codes if code.level and code.level not in levels), None)
    return None if strange is None else Refusal("level_unknown", {"level": strange})


def decide_partners(named: Sequence[int], partners: Collection[int]) -> Refusal | None:
    """Return ``partner_unknown`` with the first id that is no partner's, or None; 0 is none."""
    strange = next((one for one in named if one and one not in partners), None)
    return None if strange is None else Refusal("partner_unknown", {"partner": str(strange)})


class KnownOfCertificate(NamedTuple):
    """Those of the ids that a certificate names which there are."""

    partners: Collection[int]
    items: Collection[int]
    certificates: Collection[int]


def decide_certificate(data: CertificateData, known: KnownOfCertificate) -> Refusal | None:
    """Return why a certificate may not become this, or None.

    In order: ``certificate_invalid`` with every problem and its field, ``partner_unknown``,
    ``item_unknown`` (the lowest id), ``certificate_unknown`` (the one that it follows).
    """
    refusal = refusal_of("certificate_invalid", certificate_problems(data))
    if refusal is None:
        refusal = decide_partners([data.holder], known.partners)
    if refusal is not None:
        return refusal
    missing = sorted(item for item in data.items if item not in known.items)
    if missing:
        return Refusal("item_unknown", {"item": str(missing[0])})
    if data.replaces and data.replaces not in known.certificates:
        return Refusal("certificate_unknown", {"certificate": str(data.replaces)})
    return None


def certificate_problems(data: CertificateData) -> Iterator[Finding]:
    """Yield what is wrong with a certificate, field by field."""
    yield from text_problems("number", data.number, needed=True)
    yield from choice_problems("kind", data.kind, CERTIFICATE_KINDS)
    yield from choice_problems("state", data.state, tuple(RecordState))
    yield from span_problems(data.valid_from, data.valid_to)
