"""What may be set, and where. Pure."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.masterdata.policy.classes import DEVICE_CLASSES
from tongma.masterdata.policy.model import DEFINITIONS, SCOPES, Definition

_KINDS = {"site": "site", "entity": "partner", "customer": "partner", "item": "item"}
"""Scope → what its target must be."""


def decide_setting(name: str, scope: str, target: str) -> Refusal | None:
    """Return why this setting cannot be set there, or None.

    Args:
        name: of the setting.
        scope: one of ``SCOPES``.
        target: the id of a site, company, customer or item, I to III for a device class, 0
            everywhere.

    In order: ``setting_unknown``, ``setting_scope``.
    """
    definition = DEFINITIONS.get(name)
    if definition is None:
        return Refusal("setting_unknown", {"setting": name})
    facts: dict[str, Json] = {"setting": name, "scope": scope, "target": target}
    if scope not in SCOPES or (scope != "everywhere" and scope not in definition.scopes):
        return Refusal("setting_scope", facts)
    fits = {
        "everywhere": target == "0",
        "device_class": target in DEVICE_CLASSES,
    }.get(scope, target.isascii() and target.isdigit() and target != "0")
    return None if fits else Refusal("setting_scope", facts)


def decide_target(scope: str, target: int, kind: str) -> Refusal | None:
    """Return ``site_unknown``, ``partner_unknown`` or ``item_unknown``, or None.

    ``kind``: what the target is: site, partner, item …; empty where there is no such thing.
    """
    wanted = _KINDS.get(scope)
    if wanted is None or kind == wanted:
        return None
    return Refusal(f"{wanted}_unknown", {wanted: str(target)})


class SettingValue(NamedTuple):
    """A value as it is kept: an int for whole numbers, else text."""

    kept: str | int


def decide_value(name: str, value: str) -> SettingValue | Refusal:
    """Return the value as it is kept, or ``setting_value`` with what is allowed."""
    definition = DEFINITIONS[name]
    read = read_value(definition, value)
    if read is not None:
        return SettingValue(read)
    allowed = f"{definition.low}–{definition.high}"
    facts = {"setting": name, "value": value, "form": definition.form, "allowed": allowed}
    return Refusal("setting_value", facts)


def decide_clear(name: str, scope: str, *, is_set: bool) -> Refusal | None:
    """Return ``setting_not_set`` where nothing is set there, or None."""
    return None if is_set else Refusal("setting_not_set", {"setting": name, "scope": scope})


def read_value(definition: Definition, value: str) -> str | int | None:
    """Return the value as it is kept: an int for whole numbers, else text; None if not allowed.

    >>> read_value(DEFINITIONS["near_expiry_months"], "6")
    6
    >>> read_value(DEFINITIONS["gs1_company_prefix"], "0952")
    '0952'
    """
    if definition.form == "digits":
        right = value.isascii() and value.isdigit()
        return value if right and definition.low <= len(value) <= definition.high else None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    plain = number.is_finite() and "e" not in value.lower() and value == value.strip()
    if not plain or not definition.low <= number <= definition.high:
        return None
    if definition.form == "decimal":
        return value
    return int(number) if number == number.to_integral_value() else None


def class_number(scope: str, target: str) -> int:
    """Return the target as it is kept: an id, or 1, 2, 3 for a device class.

    >>> class_number("device_class", "III"), class_number("site", "4711")
    (3, 4711)
    """
    return DEVICE_CLASSES.index(target) + 1 if scope == "device_class" else int(target)


def shown_target(scope: str, target: int) -> str:
    """Return the target as people say it.

    >>> shown_target("device_class", 3), shown_target("site", 4711)
    ('III', '4711')
    """
    return DEVICE_CLASSES[target - 1] if scope == "device_class" else str(target)
