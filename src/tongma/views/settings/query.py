"""Settings with the names of what they are set for and of who set them."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.names.query import Names
from tongma.masterdata.policy.model import DEFINITIONS
from tongma.masterdata.policy.query import SetValue, values_set
from tongma.views.settings.shapes import SettingOut, SettingValueOut


def settings(connection: sa.Connection) -> list[SettingOut]:
    """Return every setting with its meaning, its limits, its default and what is set where."""
    found = values_set(connection)
    names = _names(connection, found)
    return [
        SettingOut(
            name=definition.name,
            name_zh=definition.name_zh,
            name_en=definition.name_en,
            form=definition.form,
            low=definition.low,
            high=definition.high,
            scopes=[*definition.scopes],
            default=definition.default,
            values=[_shown(value, names) for value in found if value.name == definition.name],
        )
        for definition in DEFINITIONS.values()
    ]


def setting_versions(connection: sa.Connection, name: str) -> list[SettingValueOut]:
    """Return every value that a setting ever had, the newest first. Refusal ``setting_unknown``."""
    if name not in DEFINITIONS:
        raise refuse("setting_unknown", setting=name)
    found = values_set(connection, name, ended=True)
    names = _names(connection, found)
    return [_shown(value, names) for value in found]


def _names(connection: sa.Connection, found: Sequence[SetValue]) -> Names:
    def targets(*scopes: str) -> list[int]:
        return [int(value.target) for value in found if value.scope in scopes]

    return Names(connection).read(
        people=[value.person for value in found],
        items=targets("item"),
        places=targets("site"),
        partners=targets("entity", "customer"),
    )


def _shown(value: SetValue, names: Names) -> SettingValueOut:
    return SettingValueOut(
        id=value.id,
        scope=value.scope,
        target=value.target,
        target_title=_title(value, names),
        value=value.value,
        version=value.number,
        from_=show_instant(value.since),
        saved_by=names.person(value.person),
        reason=value.reason,
        ended_by_record=value.until,
    )


def _title(value: SetValue, names: Names) -> str:
    """Return what the value is set for; empty where it is set everywhere."""
    match value.scope:
        case "everywhere":
            return ""
        case "device_class":
            return value.target
        case "item":
            words: object = names.item(int(value.target))
        case "site":
            words = names.place(int(value.target))
        case _:
            words = names.partner(int(value.target))
    parts = (getattr(words, part, "") for part in ("code", "name"))
    return " ".join(part for part in parts if part)
