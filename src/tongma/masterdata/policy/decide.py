"""What may be set. Pure."""

from decimal import Decimal, InvalidOperation

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.masterdata.policy.model import DEFINITIONS, SCOPES, Definition

DEVICE_CLASSES = ("I", "II", "III")


def decide_setting(name: str, scope: str, target: str) -> Refusal | None:
    """Return why this setting cannot be set there, or None.

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


def decide_value(name: str, value: str) -> Refusal | None:
    """Return ``setting_value`` with what is allowed, or None."""
    definition = DEFINITIONS[name]
    if read_value(definition, value) is not None:
        return None
    allowed = f"{definition.form} {definition.low}..{definition.high}"
    return Refusal("setting_value", {"setting": name, "value": value, "allowed": allowed})


def read_value(definition: Definition, value: str) -> str | int | None:
    """Return the value as it is kept: an int for whole numbers, else text; None if not allowed."""
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
    """Return the target as it is kept: an id, or 1, 2, 3 for a device class."""
    return DEVICE_CLASSES.index(target) + 1 if scope == "device_class" else int(target)


def shown_target(scope: str, target: int) -> str:
    """Return the target as people say it."""
    return DEVICE_CLASSES[target - 1] if scope == "device_class" else str(target)
