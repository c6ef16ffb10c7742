"""What is right and wrong about a person, their rights and their password. Pure."""

import re
from collections.abc import Iterable, Iterator

from tongma.foundation.kernel.outcome import Finding, Refusal
from tongma.foundation.kernel.problems import choice_problems, refusal_of, text_problems, wrong
from tongma.masterdata.people.model import PersonData
from tongma.masterdata.people.roles import ADMINISTRATOR, ROLES

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
PASSWORD_MIN = 10
PASSWORD_MAX = 200
_DIFFERENT_MIN = 5
KEY_DAYS_MAX = 3650


def decide_person(data: PersonData) -> Refusal | None:
    """Return ``person_invalid`` with every problem and its field, ``administrator_only``, or None.

    An administrator has no business rights, and nobody with business rights administers.
    """
    refusal = refusal_of("person_invalid", person_problems(data))
    if refusal is not None:
        return refusal
    roles = {one.role for one in data.grants}
    if ADMINISTRATOR in roles and len(roles) > 1:
        others = ", ".join(sorted(roles - {ADMINISTRATOR}))
        return Refusal("administrator_only", {"roles": others})
    return None


def person_problems(data: PersonData) -> Iterator[Finding]:
    """Yield what is wrong with a person, field by field."""
    if not _USERNAME.fullmatch(data.username):
        yield wrong("username", "not_allowed")
    yield from text_problems("name", data.name, needed=True)
    for number, one in enumerate(data.grants):
        yield from choice_problems(f"grants.{number}.role", one.role, ROLES)
        if one in data.grants[:number]:
            yield wrong(f"grants.{number}", "repeated")


def decide_password(password: str, *, username: str, old: str = "") -> Refusal | None:
    """Return ``password_weak`` with the reason, or None.

    Reasons in order: ``short`` (under 10 characters), ``long``, ``like_username``, ``monotonous``
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


def decide_administrators(
    administrators: Iterable[int], person: int, *, stays: bool
) -> Refusal | None:
    """Return ``last_administrator`` when nobody could administer any more, or None."""
    left = set(administrators) - {person} | ({person} if stays else set())
    return None if left else Refusal("last_administrator", {"person": str(person)})
