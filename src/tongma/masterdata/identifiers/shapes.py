"""The answers of the GETs on identifiers. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.identifiers.query import Bound


@dataclass(frozen=True, slots=True)
class BindingOut:
    """What a code means, as believed now."""

    id: Id
    scheme: str
    value: str
    scope: Id
    """The partner or site within which it means this; 0 everywhere."""
    target_kind: str
    target: Id
    level: Id
    """Packaging level of an item; 0 is the base unit."""
    status: str
    """proposed, confirmed or retired."""
    role: str
    source: str
    """Who told: catalogue, person, key, import, receiving …"""
    valid_from: str
    valid_to: str
    """ISO dates, both included; empty where there is no bound."""


def binding_out(bound: Bound) -> BindingOut:
    """Return a binding as answers have it."""
    return BindingOut(**bound._asdict())
