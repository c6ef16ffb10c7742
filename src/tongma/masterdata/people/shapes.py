"""The answers of the GETs of people and sessions. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.people.model import GrantData, PersonData
from tongma.masterdata.versions.shapes import RecordOut


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list, with what they may do."""

    id: Id
    username: str
    name: str
    state: str
    version: int
    grants: list[GrantData]


@dataclass(frozen=True, slots=True)
class PersonKept(PersonData):
    """What versions keep of a person: what is said of them, and whether they work here."""

    state: str = "active"


@dataclass(frozen=True, slots=True)
class PersonRecordOut(RecordOut[PersonKept]):
    """A person as they are now."""

    data: PersonKept
    state: str
    """active or inactive."""


@dataclass(frozen=True, slots=True)
class OpenSessionOut:
    """An open session of a person; times are RFC 3339."""

    station: str
    created_at: str
    seen_at: str
    expires_at: str


@dataclass(frozen=True, slots=True)
class ApiKeyOut:
    """A key of a program: its name and its end, never the key itself."""

    id: Id
    name: str
    state: str
    """waiting (for its person), active or revoked."""
    until: str
    made_by: Id | None
    """None for a key of an earlier version."""
    scopes: list[str]
    """What it may be used for: commands, rights, ``folder.*``; ``*``: all that they may."""


@dataclass(frozen=True, slots=True)
class RoleOut:
    """A role and what it may do; ``folder.*`` stands for every command of a folder."""

    code: str
    name_zh: str
    name_en: str
    actions: list[str]


@dataclass(frozen=True, slots=True)
class PasswordShown:
    """A person has a new password; only the first answer has it, no stored one."""

    id: Id
    password: str | None = None


@dataclass(frozen=True, slots=True)
class ApiKeyShown:
    """A key was made; only the first answer has it, no stored one."""

    id: Id
    key: str | None = None


@dataclass(frozen=True, slots=True)
class CallerOut:
    """Who is logged in."""

    id: Id
    username: str
    name: str


@dataclass(frozen=True, slots=True)
class SiteOut:
    """A site where the caller may do something."""

    id: Id
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SessionOut:
    """Who is logged in, what they may do, and where."""

    person: CallerOut
    roles: list[str]
    actions: list[str]
    """Rights that they have at one site at least."""
    sites: list[SiteOut]
    csrf_token: str
    """What every writing request must repeat in the header X-CSRF-Token."""
    must_change_password: bool


@dataclass(frozen=True, slots=True)
class LoggedOut:
    """The session has ended."""

    logged_out: bool = True
