"""The only writing of people and their rights."""

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import EVERYWHERE
from tongma.foundation.kernel.time import DAY_US
from tongma.foundation.platform.bulk import upsert
from tongma.masterdata.people.model import (
    KeyFacts,
    KeyState,
    MakeApiKey,
    PersonData,
    PersonState,
)
from tongma.masterdata.people.roles import ADMINISTRATOR
from tongma.masterdata.people.tables import api_key, credential, grant, person, session

CONSTRAINTS = (Constraint("person_username", "username_taken", "person.username"),)


def person_version(tx: Tx, person_id: int) -> int | None:
    """Return the version of a person, locked; None where there is no such person."""
    row = tx.row(tx.locked(sa.select(person.c.version).where(person.c.id == person_id)))
    return None if row is None else row.version


def write_person(tx: Tx, person_id: int, data: PersonData, version: int) -> None:
    """Write a person and what they may do; version 1 is a new one."""
    if version == 1:
        values = {"username": data.username, "name": data.name, "state": PersonState.ACTIVE.value}
        tx.insert(person, {"id": person_id, **values, "version": version})
    else:
        tx.update(person, {"id": person_id}, {"name": data.name, "version": version})
    wanted = {(one.role, one.site, one.owner) for one in data.grants}
    rows = tx.rows(sa.select(grant).where(grant.c.person == person_id))
    there = {(row.role, row.site, row.owner): row.id for row in rows}
    gone = [there[key] for key in there if key not in wanted]
    if gone:
        tx.delete(grant, {"id": gone})
    for role, site, owner in sorted(wanted - there.keys()):
        row = {"id": tx.new_id(), "person": person_id, "role": role, "site": site, "owner": owner}
        tx.insert(grant, row)


def set_state(tx: Tx, person_id: int, state: PersonState, version: int) -> None:
    """Let a person leave or come back."""
    tx.update(person, {"id": person_id}, {"state": state.value, "version": version})


def administrators(tx: Tx) -> list[int]:
    """Return the active administrators whose right holds everywhere, locked: two of them may not
    leave at once.
    """
    query = (
        sa.select(person.c.id)
        .join(grant, grant.c.person == person.c.id)
        .where(
            grant.c.role == ADMINISTRATOR,
            grant.c.site == EVERYWHERE,
            grant.c.owner == EVERYWHERE,
            person.c.state == PersonState.ACTIVE.value,
        )
        .order_by(person.c.id)
    )
    return [row.id for row in tx.rows(tx.locked(query))]


def add_key(tx: Tx, command: MakeApiKey, key_sha256: bytes, state: KeyState) -> int:
    """Keep the hash of a key; returns the key's id."""
    key_id = tx.new_id()
    row = {
        "id": key_id,
        "person": command.person,
        "name": command.name,
        "key_sha256": key_sha256,
        "expires_at": tx.now + command.days * DAY_US,
        "state": state.value,
        "made_by": tx.actor.person,
        "scopes": " ".join(command.scopes),
    }
    tx.insert(api_key, row)
    return key_id


def key_of(tx: Tx, key_id: int) -> KeyFacts | None:
    """Return whose a key is and its state, locked; None where there is none."""
    columns = (api_key.c[name] for name in KeyFacts._fields)
    row = tx.row(tx.locked(sa.select(*columns).where(api_key.c.id == key_id)))
    return None if row is None else KeyFacts(*row)


def approve_key(tx: Tx, key_id: int) -> None:
    """Make a key good that waited for its person."""
    tx.update(api_key, {"id": key_id}, {"state": KeyState.ACTIVE.value})


def end_key(tx: Tx, key_id: int) -> None:
    """End a key."""
    _revoke(tx, {"id": key_id})


def end_keys_of(tx: Tx, person_id: int) -> None:
    """End all keys of a person."""
    _revoke(tx, {"person": person_id})


def _revoke(tx: Tx, which: dict[str, int]) -> None:
    tx.update(api_key, which, {"state": KeyState.REVOKED.value})


def set_password(tx: Tx, person_id: int, hashed: str, *, must_change: bool) -> None:
    """Write a password's hash, unlock the account and end its sessions."""
    values = {
        "password_hash": hashed,
        "must_change": int(must_change),
        "failures": 0,
        "locked_until": 0,
    }
    query = upsert(tx.connection.dialect.name, credential).values(person=person_id, **values)
    tx.connection.execute(query.on_conflict_do_update(index_elements=["person"], set_=values))
    end_sessions_of(tx, person_id)


def end_sessions_of(tx: Tx, person_id: int) -> int:
    """End all sessions of a person; returns how many there were."""
    return tx.delete(session, {"person": person_id})
