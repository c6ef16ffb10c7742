"""Saving people, letting them go, giving them passwords and keys.

Secrets are no part of a command: they would be kept with it. Commands that give one are made for
each request with the secret's hash inside (``password_kind``, ``key_kind``).
"""

from functools import partial

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, ensure, refuse
from tongma.masterdata.people import store
from tongma.masterdata.people.decide import (
    KnownOfPerson,
    decide_active,
    decide_approve,
    decide_deactivate,
    decide_key,
    decide_person,
    decide_reactivate,
    decide_revoke,
    decide_within,
)
from tongma.masterdata.people.departure import hand_over_all
from tongma.masterdata.people.model import (
    PERSON_STEPS,
    ApiKeyApproved,
    ApiKeyMade,
    ApiKeyRevoked,
    ApproveApiKey,
    ChangePassword,
    DeactivatePerson,
    EndSessions,
    GrantData,
    KeyState,
    MakeApiKey,
    PasswordChanged,
    PasswordReset,
    PersonData,
    PersonDeactivated,
    PersonReactivated,
    PersonState,
    ReactivatePerson,
    ResetPassword,
    RevokeApiKey,
    SavePerson,
    SessionsEnded,
)
from tongma.masterdata.people.query import PersonFacts, people_of, roles_of
from tongma.masterdata.people.roles import READING
from tongma.masterdata.versions.body import body_of
from tongma.masterdata.versions.model import Saved
from tongma.masterdata.versions.query import current
from tongma.masterdata.versions.revision import Revision, begin, finish
from tongma.masterdata.versions.store import keep
from tongma.stock.query.tree import facts_of


def save_person(tx: Tx, command: SavePerson) -> Saved:
    """Make or change a person. Refusals in order: ``person_unknown``, ``version_conflict``,
    ``not_allowed`` (a right that they have or are to get is wider than one's own), what
    ``decide_person`` refuses, ``username_taken``.
    """
    tx.at()
    data = command.data
    revision = begin(tx, "person", command, store.person_version)
    _ensure_within(tx, revision.id, data.grants)
    known = _known_of(tx, revision, data)
    allow(decide_person(data, known))
    store.write_person(tx, revision.id, data, revision.number)
    return finish(tx, revision, command, body_of(data) | {"state": known.state})


def _known_of(tx: Tx, revision: Revision, data: PersonData) -> KnownOfPerson:
    named = {grant.site for grant in data.grants} | {grant.owner for grant in data.grants}
    places = facts_of(tx.connection, named - {0})
    kinds = {place.id: place.kind for place in places.values()}
    if revision.is_new:
        return KnownOfPerson(revision.id, kinds=kinds)
    there = people_of(tx.connection, [revision.id])[revision.id]
    administrators = store.administrators(tx)
    return KnownOfPerson(there.id, there.username, there.state, administrators, kinds)


def deactivate_person(tx: Tx, command: DeactivatePerson) -> PersonDeactivated:
    """Let a person leave. Refusals in order: ``person_unknown``, ``not_allowed``,
    ``person_inactive``, ``last_administrator``, ``hand_over_to_self``, ``person_unknown`` or
    ``person_inactive`` (the successor).
    """
    tx.at()
    known = _own_to_change(tx, command.person)
    administrators, successor = store.administrators(tx), command.hand_over_to
    allow(decide_deactivate(known.id, known.state, administrators, successor))
    if successor:
        _active(tx, successor)
    version = _change_state(tx, known, PersonState.INACTIVE)
    store.end_sessions_of(tx, known.id)
    store.end_keys_of(tx, known.id)
    hand_over_all(tx, known.id, successor)
    return PersonDeactivated(known.id, version)


def reactivate_person(tx: Tx, command: ReactivatePerson) -> PersonReactivated:
    """Let a person come back. Refusals ``person_unknown``, ``not_allowed``, ``person_active``."""
    tx.at()
    known = _own_to_change(tx, command.person)
    allow(decide_reactivate(known.id, known.state))
    return PersonReactivated(known.id, _change_state(tx, known, PersonState.ACTIVE))


def _change_state(tx: Tx, known: PersonFacts, state: PersonState) -> int:
    """Write the state as a version of its own; returns its number."""
    ensure((known.state, state) in PERSON_STEPS, f"a person goes from {known.state} to {state}")
    number = known.version + 1
    store.set_state(tx, known.id, state, number)
    version = current(tx.connection, "person", known.id)
    body = dict(version.body) if version is not None else {}
    keep(tx, "person", known.id, number, body | {"state": state.value})
    return number


def _known(tx: Tx, person: int) -> PersonFacts:
    store.person_version(tx, person)
    known = people_of(tx.connection, [person]).get(person)
    if known is None:
        raise refuse("person_unknown", person=str(person))
    return known


def _own_to_change(tx: Tx, person: int) -> PersonFacts:
    """Return a person none of whose rights is wider than one's own. Refusal ``not_allowed``."""
    known = _known(tx, person)
    _ensure_within(tx, known.id)
    return known


def _ensure_within(tx: Tx, person: int, wanted: tuple[GrantData, ...] = ()) -> None:
    """Refuse ``not_allowed`` where rights that a person has, or is to get, are out of reach."""
    has = [GrantData(*one) for one in roles_of(tx.connection, [person]).get(person, ())]
    action = tx.kind.name
    allow(decide_within(action, tx.actor.reach(action), (*has, *wanted)))


def _active(tx: Tx, person: int) -> PersonFacts:
    known = _known(tx, person)
    allow(decide_active(known.id, known.state))
    return known


def reset_password(hashed: str, tx: Tx, command: ResetPassword) -> PasswordReset:
    """Give a person a first or new password; their keys end with the old one.

    Refusals ``person_unknown``, ``not_allowed``, ``person_inactive``.
    """
    tx.at()
    known = _own_to_change(tx, command.person)
    allow(decide_active(known.id, known.state))
    store.set_password(tx, known.id, hashed, must_change=True)
    store.end_keys_of(tx, known.id)
    return PasswordReset(known.id)


def change_password(hashed: str, tx: Tx, _command: ChangePassword) -> PasswordChanged:
    """Change one's own password; the caller has checked the old one."""
    store.set_password(tx, tx.actor.person, hashed, must_change=False)
    return PasswordChanged(tx.actor.person)


def make_api_key(key_sha256: bytes, tx: Tx, command: MakeApiKey) -> ApiKeyMade:
    """Make a key; one for somebody else waits for that person.

    Refusals in order: ``not_allowed`` (for somebody else, without the right), ``person_unknown``,
    ``not_allowed`` (for somebody with a wider right), ``person_inactive``, what ``decide_key``
    refuses.
    """
    own = command.person == tx.actor.person
    if not own:
        _ensure_may(tx)
        _own_to_change(tx, command.person)
    _active(tx, command.person)
    allow(decide_key(command, {*tx.wiring.kinds, *READING}))
    state = KeyState.ACTIVE if own else KeyState.WAITING
    return ApiKeyMade(store.add_key(tx, command, key_sha256, state))


def approve_api_key(tx: Tx, command: ApproveApiKey) -> ApiKeyApproved:
    """Agree to a key that somebody else made. Refusals as ``decide_approve``."""
    allow(decide_approve(store.key_of(tx, command.key), command.key, tx.actor.person))
    store.approve_key(tx, command.key)
    return ApiKeyApproved(command.key)


def revoke_api_key(tx: Tx, command: RevokeApiKey) -> ApiKeyRevoked:
    """End a key: one's own, or with the right that of anybody whose rights are within one's own.
    ``not_allowed``, ``key_unknown``.
    """
    known = store.key_of(tx, command.key)
    if known is None or known.person != tx.actor.person:
        _ensure_may(tx)
        if known is not None:
            _ensure_within(tx, known.person)
    allow(decide_revoke(known, command.key))
    store.end_key(tx, command.key)
    return ApiKeyRevoked(command.key)


def _ensure_may(tx: Tx) -> None:
    """Refuse ``not_allowed`` to who has no right to do it for others."""
    if tx.actor.role_for(tx.kind.name) is None:
        raise refuse("not_allowed", action=tx.kind.name)


def end_sessions(tx: Tx, command: EndSessions) -> SessionsEnded:
    """Log a person out everywhere. Refusals ``person_unknown``, ``not_allowed``."""
    tx.at()
    known = _own_to_change(tx, command.person)
    return SessionsEnded(store.end_sessions_of(tx, known.id))


def password_kind(hashed: str) -> Kind[ResetPassword, PasswordReset]:
    """Return the command that gives this password to somebody."""
    handle = partial(reset_password, hashed)
    return Kind("people.reset_password", ResetPassword, handle, PasswordReset)


def own_password_kind(hashed: str) -> Kind[ChangePassword, PasswordChanged]:
    """Return the command that gives this password to the caller."""
    handle = partial(change_password, hashed)
    name = "people.change_password"
    return Kind(name, ChangePassword, handle, PasswordChanged, open_to_all=True)


def key_kind(key_sha256: bytes) -> Kind[MakeApiKey, ApiKeyMade]:
    """Return the command that makes this key."""
    handle = partial(make_api_key, key_sha256)
    return Kind("people.make_api_key", MakeApiKey, handle, ApiKeyMade, open_to_all=True)


SAVE_PERSON = Kind("people.save_person", SavePerson, save_person, Saved)
KINDS = (
    SAVE_PERSON,
    Kind("people.deactivate_person", DeactivatePerson, deactivate_person, PersonDeactivated),
    Kind("people.reactivate_person", ReactivatePerson, reactivate_person, PersonReactivated),
    Kind(
        "people.approve_api_key", ApproveApiKey, approve_api_key, ApiKeyApproved, open_to_all=True
    ),
    Kind("people.revoke_api_key", RevokeApiKey, revoke_api_key, ApiKeyRevoked, open_to_all=True),
    Kind("people.end_sessions", EndSessions, end_sessions, SessionsEnded),
)
