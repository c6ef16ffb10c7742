"""Revision people, letting them go, giving them passwords and keys.

Secrets are no part of a command: they would be kept with it. Commands that give one are made for
each request with the secret's hash inside (``password_kind``, ``key_kind``).
"""

from functools import partial
from typing import Any

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refusal, Refused, refuse
from tongma.foundation.kernel.time import DAY_US
from tongma.masterdata.people import store
from tongma.masterdata.people.decide import KEY_DAYS_MAX, decide_administrators, decide_person
from tongma.masterdata.people.leaving import hand_over_all
from tongma.masterdata.people.model import (
    ChangePassword,
    DeactivatePerson,
    EndSessions,
    MakeApiKey,
    PersonData,
    ReactivatePerson,
    ResetPassword,
    RevokeApiKey,
    SavePerson,
)
from tongma.masterdata.people.query import PersonFacts, people_of
from tongma.masterdata.people.roles import ADMINISTRATOR
from tongma.masterdata.people.sessions import end_sessions_of, set_password
from tongma.masterdata.versions.body import body_of
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.query import current
from tongma.masterdata.versions.revision import begin, finish
from tongma.masterdata.versions.store import keep
from tongma.stock.query.tree import facts_of


def save_person(tx: Tx, command: SavePerson) -> Saved:
    """Make or change a person. Refusals in order: ``person_unknown``, ``version_conflict``,
    ``person_invalid``, ``administrator_only``, ``username_fixed``, ``site_unknown``,
    ``partner_unknown`` (owner), ``last_administrator``, ``username_taken``.
    """
    tx.at()
    data = command.data
    revision = begin(tx, "person", command, store.person_version)
    _raise(decide_person(data))
    _check_scopes(tx, data)
    state = store.ACTIVE
    if not revision.is_new:
        known = people_of(tx.connection, [revision.id])[revision.id]
        if known.username != data.username:
            raise refuse("username_fixed", username=known.username)
        state = known.state
        stays = any(one.role == ADMINISTRATOR for one in data.grants)
        if state == store.ACTIVE:
            _keep_an_administrator(tx, revision.id, stays=stays)
    store.write_person(tx, revision.id, data, revision.number)
    return finish(tx, revision, command, body_of(data) | {"state": state})


def _check_scopes(tx: Tx, data: PersonData) -> None:
    wanted = {one.site: "site" for one in data.grants if one.site}
    wanted |= {one.owner: "partner" for one in data.grants if one.owner}
    places = facts_of(tx.connection, wanted)
    for place, kind in wanted.items():
        if place not in places or places[place].kind != kind:
            raise refuse(f"{kind}_unknown", **{kind: str(place)})


def _keep_an_administrator(tx: Tx, person: int, *, stays: bool) -> None:
    there = store.administrators(tx)
    if person in there:
        _raise(decide_administrators(there, person, stays=stays))


def deactivate_person(tx: Tx, command: DeactivatePerson) -> Decision:
    """Let a person leave. Refusals in order: ``person_unknown``, ``person_inactive``,
    ``last_administrator``, ``hand_over_to_self``, ``person_unknown`` or ``person_inactive`` (the
    successor).
    """
    tx.at()
    known = _active(tx, command.person)
    _keep_an_administrator(tx, known.id, stays=False)
    if command.hand_over_to == known.id:
        raise refuse("hand_over_to_self", person=str(known.id))
    if command.hand_over_to:
        _active(tx, command.hand_over_to)
    _change_state(tx, known, store.INACTIVE)
    end_sessions_of(tx, known.id)
    store.end_keys_of(tx, known.id)
    hand_over_all(tx, known.id, command.hand_over_to)
    return Decision({"id": str(known.id), "version": known.version + 1})


def reactivate_person(tx: Tx, command: ReactivatePerson) -> Decision:
    """Let a person come back. Refusals ``person_unknown``, ``person_active``."""
    tx.at()
    known = _known(tx, command.person)
    if known.state == store.ACTIVE:
        raise refuse("person_active", person=str(known.id))
    _change_state(tx, known, store.ACTIVE)
    return Decision({"id": str(known.id), "version": known.version + 1})


def _change_state(tx: Tx, known: PersonFacts, state: str) -> None:
    store.set_state(tx, known.id, state, known.version + 1)
    version = current(tx.connection, "person", known.id)
    body = dict(version.body) if version is not None else {}
    keep(tx, "person", known.id, known.version + 1, body | {"state": state})


def _known(tx: Tx, person: int) -> PersonFacts:
    store.person_version(tx, person)
    known = people_of(tx.connection, [person]).get(person)
    if known is None:
        raise refuse("person_unknown", person=str(person))
    return known


def _active(tx: Tx, person: int) -> PersonFacts:
    known = _known(tx, person)
    if known.state != store.ACTIVE:
        raise refuse("person_inactive", person=str(person))
    return known


def reset_password(hashed: str, tx: Tx, command: ResetPassword) -> Decision:
    """Give a person a first or new password. Refusals ``person_unknown``, ``person_inactive``."""
    tx.at()
    known = _active(tx, command.person)
    set_password(tx, known.id, hashed, must_change=True)
    return Decision({"id": str(known.id)})


def change_password(hashed: str, tx: Tx, _command: ChangePassword) -> Decision:
    """Change one's own password; the caller has checked the old one."""
    set_password(tx, tx.actor.person, hashed, must_change=False)
    return Decision({"id": str(tx.actor.person)})


def make_api_key(key_sha256: bytes, tx: Tx, command: MakeApiKey) -> Decision:
    """Make a key. Refusals ``person_unknown``, ``person_inactive``, ``key_invalid``."""
    tx.at()
    known = _active(tx, command.person)
    if not command.name.strip() or not 1 <= command.days <= KEY_DAYS_MAX:
        raise refuse("key_invalid", name=command.name, days=str(command.days))
    expires_at = tx.now + command.days * DAY_US
    key = store.add_key(tx, known.id, command.name, key_sha256, expires_at)
    return Decision({"id": str(key)})


def revoke_api_key(tx: Tx, command: RevokeApiKey) -> Decision:
    """End a key. Refusal ``key_unknown``."""
    tx.at()
    if not store.end_key(tx, command.key):
        raise refuse("key_unknown", key=str(command.key))
    return Decision()


def end_sessions(tx: Tx, command: EndSessions) -> Decision:
    """Log a person out everywhere. Refusal ``person_unknown``."""
    tx.at()
    known = _known(tx, command.person)
    return Decision({"ended": end_sessions_of(tx, known.id)})


def _raise(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def password_kind(hashed: str) -> Kind[ResetPassword, Any]:
    """Return the command that gives this password to somebody."""
    return Kind("people.reset_password", ResetPassword, partial(reset_password, hashed))


def own_password_kind(hashed: str) -> Kind[ChangePassword, Any]:
    """Return the command that gives this password to the caller."""
    handle = partial(change_password, hashed)
    return Kind("people.change_password", ChangePassword, handle, open_to_all=True)


def key_kind(key_sha256: bytes) -> Kind[MakeApiKey, Any]:
    """Return the command that makes this key."""
    return Kind("people.make_api_key", MakeApiKey, partial(make_api_key, key_sha256))


SAVE_PERSON = Kind("people.save_person", SavePerson, save_person, Saved)
KINDS = (
    SAVE_PERSON,
    Kind("people.deactivate_person", DeactivatePerson, deactivate_person),
    Kind("people.reactivate_person", ReactivatePerson, reactivate_person),
    Kind("people.revoke_api_key", RevokeApiKey, revoke_api_key),
    Kind("people.end_sessions", EndSessions, end_sessions),
)
