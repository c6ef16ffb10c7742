"""The first administrator of an empty site: made by the installation itself, by commands."""

from typing import Any

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.clock import new_request_id
from tongma.masterdata.people.handle import SAVE_PERSON, own_password_kind, password_kind
from tongma.masterdata.people.model import (
    ChangePassword,
    GrantData,
    PersonData,
    ResetPassword,
    SavePerson,
)
from tongma.masterdata.people.passwords import make_password, password_hash
from tongma.masterdata.people.roles import ADMINISTRATOR, ROLES

_GRANT = Grant(ADMINISTRATOR, EVERYWHERE, EVERYWHERE, ROLES[ADMINISTRATOR].actions)
INSTALLER = Actor(0, "installation", (_GRANT,))
"""Acts only while a site is being set up; it cannot log in."""


def add_person(
    runtime: Runtime, username: str, name: str, roles: tuple[str, ...], *, must_change: bool = True
) -> str:
    """Make a person with a random password and return it; raises Refused."""
    data = PersonData(username, name, tuple(GrantData(role) for role in roles))
    made = _run(runtime, SAVE_PERSON, SavePerson(data), INSTALLER)
    person = int(made["id"])
    password = make_password(runtime.clock)
    hashed = password_hash(password)
    _run(runtime, password_kind(hashed), ResetPassword(person), INSTALLER)
    if not must_change:
        themselves = Actor(person, username, ())
        _run(runtime, own_password_kind(hashed), ChangePassword(), themselves)
    return password


def _run(runtime: Runtime, kind: Kind[Any, Any], command: Any, actor: Actor) -> Any:
    request = Request(request_id=new_request_id(runtime.clock), command=command)
    answer = run(runtime, kind, request, actor)
    if answer.refusal is not None:
        raise Refused(answer.refusal)
    return answer.result
