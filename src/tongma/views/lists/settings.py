"""Settings with the names of what they are set for and of who set them."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.policy.model import DEFINITIONS
from tongma.masterdata.policy.query import SetValue, values_set
from tongma.views.lists.names import Names


def settings(connection: sa.Connection) -> list[dict[str, Any]]:
    """Return every setting with its meaning, its limits, its default and what is set where."""
    found = values_set(connection)
    names = _names(connection, found)
    return [
        one._asdict() | {"values": [_shown(v, names) for v in found if v.name == one.name]}
        for one in DEFINITIONS.values()
    ]


def setting_versions(connection: sa.Connection, name: str) -> list[dict[str, Any]]:
    """Return every value that a setting ever had, the newest first. Refusal ``setting_unknown``."""
    if name not in DEFINITIONS:
        raise refuse("setting_unknown", setting=name)
    found = values_set(connection, name, ended=True)
    names = _names(connection, found)
    return [_shown(one, names) for one in found]


def _names(connection: sa.Connection, found: Sequence[SetValue]) -> Names:
    def targets(*scopes: str) -> list[int]:
        return [int(one.target) for one in found if one.scope in scopes]

    return Names(connection).read(
        people=[one.person for one in found],
        items=targets("item"),
        places=targets("site"),
        partners=targets("entity", "customer"),
    )


def _shown(one: SetValue, names: Names) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "scope": one.scope,
        "target": one.target,
        "target_title": _title(one, names),
        "value": one.value,
        "version": one.number,
        "from": show_instant(one.since),
        "saved_by": names.person(one.person),
        "reason": one.reason,
        "ended_by_record": None if one.until is None else str(one.until),
    }


def _title(one: SetValue, names: Names) -> str:
    """Return what the value is set for; empty where it is set everywhere."""
    if one.scope == "everywhere":
        return ""
    if one.scope == "device_class":
        return one.target
    reading = {"item": names.item, "site": names.place}.get(one.scope, names.partner)
    words = reading(int(one.target)) or {}
    return " ".join(str(words[part]) for part in ("code", "name") if words.get(part))
