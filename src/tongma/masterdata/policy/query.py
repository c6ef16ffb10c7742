"""What others may read of settings: the value that counts here, now."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.policy.decide import read_value, shown_target
from tongma.masterdata.policy.model import DEFINITIONS
from tongma.masterdata.policy.tables import setting
from tongma.masterdata.versions.tables import version

DEFAULTS: dict[str, Any] = {one.name: read_value(one, one.default) for one in DEFINITIONS.values()}
"""What counts until a manager sets something else."""


_SET = Prepared(
    sa.select(setting.c.scope, setting.c.target, setting.c.value).where(
        setting.c.name == sa.bindparam("name"), setting.c.known_to.is_(None)
    )
)


def value_of(connection: sa.Connection, name: str, places: Sequence[tuple[str, int]] = ()) -> Any:
    """Return a setting's value; ``places`` are (scope, target), the most special one first."""
    found = {(row.scope, row.target): row.value for row in _SET(connection, name=name)}
    for place in (*places, ("everywhere", 0)):
        if place in found:
            return json.loads(found[place])
    return DEFAULTS[name]


class SetValue(NamedTuple):
    """A value that was set; ``until`` is the record that ended it, None while it counts."""

    id: int
    name: str
    scope: str
    target: str
    value: str
    number: int
    since: int
    person: int
    reason: str
    until: int | None


def values_set(connection: sa.Connection, name: str = "", *, ended: bool = False) -> list[SetValue]:
    """Return what has been set, the newest first; ``ended`` with what counts no more."""
    query = (
        sa.select(setting, version.c.saved_at, version.c.person, version.c.reason)
        .join(version, (version.c.kind == "setting") & (version.c.thing == setting.c.id))
        .order_by(setting.c.id.desc())
    )
    if name:
        query = query.where(setting.c.name == name)
    if not ended:
        query = query.where(setting.c.known_to.is_(None))
    return [
        SetValue(
            row.id,
            row.name,
            row.scope,
            shown_target(row.scope, row.target),
            str(json.loads(row.value)),
            row.version,
            row.saved_at,
            row.person,
            row.reason,
            row.known_to,
        )
        for row in connection.execute(query)
    ]
