"""The only writing of settings. A value is never changed: it ends, and another begins."""

import json
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.masterdata.policy.tables import setting


class InForce(NamedTuple):
    """The value that counts."""

    id: int
    version: int


def in_force(tx: Tx, name: str, scope: str, target: int) -> InForce | None:
    """Return the value that counts there, locked, or None."""
    query = sa.select(setting.c.id, setting.c.version).where(
        setting.c.name == name,
        setting.c.scope == scope,
        setting.c.target == target,
        setting.c.known_to.is_(None),
    )
    row = tx.row(tx.locked(query))
    return None if row is None else InForce(*row)


def last_version(tx: Tx, name: str, scope: str, target: int) -> int:
    """Return the number of the newest version, 0 when it was never set."""
    query = sa.select(sa.func.max(setting.c.version)).where(
        setting.c.name == name, setting.c.scope == scope, setting.c.target == target
    )
    return tx.connection.execute(query).scalar() or 0


def end(tx: Tx, setting_id: int) -> None:
    """End a value from now on."""
    tx.update(setting, {"id": setting_id}, {"known_to": tx.record_id})


def begin(tx: Tx, name: str, scope: str, target: int, *, value: str | int, version: int) -> int:
    """Let a value count from now on; returns its id."""
    setting_id = tx.new_id()
    tx.insert(
        setting,
        {
            "id": setting_id,
            "name": name,
            "scope": scope,
            "target": target,
            "value": json.dumps(value),
            "version": version,
            "valid_from": "",
            "known_to": None,
        },
    )
    return setting_id
