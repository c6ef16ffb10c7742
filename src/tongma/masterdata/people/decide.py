"""What is right and wrong about a person, their rights, their password and their keys. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import Finding, Refusal
from tongma.foundation.kernel.problems import choice_problems, refusal_of, text_problems, wrong
from tongma.masterdata.people.model import (
    GrantData,
    KeyFacts,
    KeyState,
    MakeApiKey,
    PersonData,
    PersonState,
)
from tongma.masterdata.people.roles import ADMINISTRATOR, ROLES

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
PASSWORD_MIN = 12
PASSWORD_MAX = 200
_DIFFERENT_MIN = 5
KEY_DAYS_MAX = 365


class KnownOfPerson(NamedTuple):
    """What a person's next state has to agree with."""

    id: int
    username: str = ""
    """Empty for a new person."""
    state: str = PersonState.ACTIVE
    administrators: Collection[int] = ()
    """The active ones whose right holds everywhere."""
    kinds: Mapping[int, str] = {}
    """What each site and owner that the rights name is in the ledger."""


def decide_person(data: PersonData, known: KnownOfPerson) -> Refusal | None:
    """Return why a person may not become this, or None.

    In order: ``person_invalid`` with every problem and its field, ``administrator_only`` (an
    administrator has no business rights), ``username_fixed``, ``site_unknown`` and
    ``partner_unknown`` (of a right), ``last_administrator``.
    """
    refusal = refusal_of("person_invalid", person_problems(data))
    if refusal is not None:
        return refusal
    roles = {grant.role for grant in data.grants}
    if ADMINISTRATOR in roles and len(roles) > 1:
        others = ", ".join(sorted(roles - {ADMINISTRATOR}))
        return Refusal("administrator_only", {"roles": others})
    if known.username and known.username != data.username:
        return Refusal("username_fixed", {"username": known.username})
    refusal = decide_reach(data.grants, known.kinds)
    if refusal is not None or known.state != PersonState.ACTIVE:
        return refusal
    return decide_administrators(
        known.administrators, known.id, stays=GrantData(ADMINISTRATOR) in data.grants
    )


def person_problems(data: PersonData) -> Iterator[Finding]:
    """Yield what is wrong with a person, field by field."""
    if not _USERNAME.fullmatch(data.username):
        yield wrong("username", "not_allowed")
    yield from text_problems("name", data.name, needed=True)
    for number, grant in enumerate(data.grants):
        yield from choice_problems(f"grants.{number}.role", grant.role, ROLES)
        if grant in data.grants[:number]:
            yield wrong(f"grants.{number}", "repeated")


def decide_reach(grants: Sequence[GrantData], kinds: Mapping[int, str]) -> Refusal | None:
    """Return ``site_unknown`` or ``partner_unknown`` for the first right that holds nowhere.

    ``kinds``: what each id is in the ledger. Sites come before owners; 0 is everywhere.
    """
    for grant in grants:
        if grant.site and kinds.get(grant.site) != "site":
            return Refusal("site_unknown", {"site": str(grant.site)})
    for grant in grants:
        if grant.owner and kinds.get(grant.owner) != "partner":
            return Refusal("partner_unknown", {"partner": str(grant.owner)})
    return None


def decide_within(action: str, reach: Reach, grants: Iterable[GrantData]) -> Refusal | None:
    """Return ``not_allowed`` with the site of the first right that lies outside a reach, or None.

    Args:
        action: what is being done to somebody.
        reach: where whoever does it may do it: at which sites, for whose goods.
        grants: the rights that the other person has, and those they are to get; none are within
            every reach. A right everywhere (0) lies within a reach everywhere alone.

    Whoever could change a right that is wider than their own would have it: by giving it, by a
    password that they know, by a key that they hold.
    """
    for grant in grants:
        if not reach.covers(grant.site, grant.owner):
            return Refusal("not_allowed", {"action": action, "site": str(grant.site)})
    return None


def concerns(reach: Reach, grants: Sequence[GrantData]) -> bool:
    """Say whether a person concerns a reader: a right of theirs holds where the reader's does.

    Who has no right yet concerns everybody who reads about people.
    """
    return not grants or any(reach.meets(grant.site, grant.owner) for grant in grants)


def decide_administrators(
    administrators: Collection[int], person: int, *, stays: bool
) -> Refusal | None:
    """Return ``last_administrator`` when nobody could administer any more, or None.

    ``administrators``: the active ones whose right holds everywhere, for nobody else can see to
    all; ``stays``: whether the person remains one of them.
    """
    if person not in administrators or stays or len(administrators) > 1:
        return None
    return Refusal("last_administrator", {"person": str(person)})


def decide_active(person: int, state: str) -> Refusal | None:
    """Return ``person_inactive`` for somebody who has left, or None."""
    if state == PersonState.ACTIVE:
        return None
    return Refusal("person_inactive", {"person": str(person)})


def decide_deactivate(
    person: int, state: str, administrators: Collection[int], successor: int
) -> Refusal | None:
    """Return why a person may not leave, or None.

    Args:
        person: who leaves.
        state: theirs now.
        administrators: the active ones whose right holds everywhere.
        successor: who gets their tasks; 0 for everyone who may do them.

    In order: ``person_inactive``, ``last_administrator``, ``hand_over_to_self``.
    """
    refusal = decide_active(person, state)
    if refusal is None:
        refusal = decide_administrators(administrators, person, stays=False)
    if refusal is None and successor == person:
        return Refusal("hand_over_to_self", {"person": str(person)})
    return refusal


def decide_reactivate(person: int, state: str) -> Refusal | None:
    """Return ``person_active`` for somebody who works here, or None."""
    if state != PersonState.ACTIVE:
        return None
    return Refusal("person_active", {"person": str(person)})


def decide_key(command: MakeApiKey, known: Collection[str]) -> Refusal | None:
    """Return why a key may not be made, or None.

    ``known``: names of commands and reading rights. In order: ``key_invalid`` (no name, a life
    outside 1 to 365 days, no scope), ``scope_unknown`` (no command or right of that name; none
    over people can be given to a program).
    """
    if not (command.name.strip() and 1 <= command.days <= KEY_DAYS_MAX and command.scopes):
        return Refusal("key_invalid", {"name": command.name, "days": str(command.days)})
    folders = {f"{name.partition('.')[0]}.*" for name in known}
    may = {name for name in {*known, *folders, "*"} if not name.startswith("people.")}
    unknown = next((scope for scope in command.scopes if scope not in may), None)
    return None if unknown is None else Refusal("scope_unknown", {"scope": unknown})


def decide_approve(known: KeyFacts | None, key: int, acting: int) -> Refusal | None:
    """Return why somebody may not agree to a key, or None.

    In order: ``key_unknown`` (also for another person's), ``key_decided`` (it waits no more).
    """
    if known is None or known.person != acting:
        return Refusal("key_unknown", {"key": str(key)})
    if known.state != KeyState.WAITING:
        return Refusal("key_decided", {"key": str(key), "state": known.state})
    return None


def decide_revoke(known: KeyFacts | None, key: int) -> Refusal | None:
    """Return ``key_unknown`` for a key that is not there or has ended already, or None."""
    if known is None or known.state == KeyState.REVOKED:
        return Refusal("key_unknown", {"key": str(key)})
    return None


def decide_password(password: str, *, username: str, old: str = "") -> Refusal | None:
    """Return ``password_weak`` with the reason, or None.

    Reasons in order: ``short`` (under 12 characters), ``long``, ``like_username``, ``monotonous``
    (fewer than 5 different characters), ``same_as_before``.
    """
    reasons = {
        "short": len(password) < PASSWORD_MIN,
        "long": len(password) > PASSWORD_MAX,
        "like_username": username.lower() in password.lower(),
        "monotonous": len(set(password)) < _DIFFERENT_MIN,
        "same_as_before": password == old,
    }
    reason = next((name for name, holds in reasons.items() if holds), "")
    return Refusal("password_weak", {"reason": reason}) if reason else None
