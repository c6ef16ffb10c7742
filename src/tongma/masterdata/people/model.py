"""The commands and results of people, and the life of a person and a key. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, NamedTuple

from tongma.foundation.kernel.bounds import FEW, Version
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Name, PrivateLine, Word
from tongma.masterdata.identifiers.model import Identifier


class PersonState(StrEnum):
    """Whether a person works here."""

    ACTIVE = "active"
    INACTIVE = "inactive"


PERSON_STEPS = frozenset(
    {
        (PersonState.ACTIVE, PersonState.INACTIVE),
        (PersonState.INACTIVE, PersonState.ACTIVE),
    }
)
"""From one state to another: people leave and come back."""


class KeyState(StrEnum):
    """Whether a key of a program is good; a revoked one never is again."""

    WAITING = "waiting"
    """Somebody else made it: its person has not agreed yet."""
    ACTIVE = "active"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class GrantData:
    """A role, at one site or all, for one owner's goods or all (0)."""

    role: Word
    site: Id = 0
    owner: Id = 0


@dataclass(frozen=True, slots=True)
class PersonData:
    """What is said of a person 人员. Nobody shares one."""

    username: Word
    """2 to 40 of a–z, 0–9, dot, dash, underscore; never changes, never used again."""
    name: PrivateLine
    grants: Annotated[tuple[GrantData, ...], FEW] = ()


@dataclass(frozen=True, slots=True)
class SavePerson:
    """Make a person, or save a new version of one; a password comes by reset_password."""

    data: PersonData
    id: Id = 0
    version: Version | None = None
    key: Identifier | None = None


@dataclass(frozen=True, slots=True)
class DeactivatePerson:
    """Let a person leave: sessions and keys end, open tasks go to somebody else."""

    person: Id
    hand_over_to: Id = 0
    """0 gives the tasks back to everyone who may do them."""


@dataclass(frozen=True, slots=True)
class PersonDeactivated:
    """The person has left: logged out, keys ended, tasks handed over."""

    id: Id
    version: int


@dataclass(frozen=True, slots=True)
class ReactivatePerson:
    """Let a person come back; a new password is needed."""

    person: Id


@dataclass(frozen=True, slots=True)
class PersonReactivated:
    """The person works here again, without a password so far."""

    id: Id
    version: int


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """Give a person a new random password, to be changed at the next login."""

    person: Id


@dataclass(frozen=True, slots=True)
class PasswordReset:
    """The person has a new password, which is in no record, and is logged out everywhere."""

    id: Id


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Change one's own password."""


@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """One's own password is another one; one is logged out everywhere."""

    id: Id


@dataclass(frozen=True, slots=True)
class MakeApiKey:
    """Make a key by which a program acts as a person; it is shown once.

    One's own is good at once; one for somebody else when that person has approved it.
    """

    person: Id
    name: Name
    days: int = 90
    """How long it lasts, 1 to 365."""
    scopes: Annotated[tuple[Word, ...], FEW] = ("*",)
    """Names of commands and reading rights, ``folder.*``, or ``*`` for all that the person may.

    A key never has a right over people, passwords or keys.
    """


@dataclass(frozen=True, slots=True)
class ApproveApiKey:
    """Agree to a key that somebody else made for oneself."""

    key: Id


@dataclass(frozen=True, slots=True)
class ApiKeyApproved:
    """The key is good."""

    id: Id


@dataclass(frozen=True, slots=True)
class ApiKeyMade:
    """There is a key, of which only the hash is kept."""

    id: Id


class KeyFacts(NamedTuple):
    """A key: whose, and whether it is good."""

    person: int
    state: str


@dataclass(frozen=True, slots=True)
class RevokeApiKey:
    """End a key."""

    key: Id


@dataclass(frozen=True, slots=True)
class ApiKeyRevoked:
    """The key is good no more."""

    id: Id


@dataclass(frozen=True, slots=True)
class EndSessions:
    """Log a person out everywhere."""

    person: Id


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """The person is logged out everywhere; so many sessions were open."""

    ended: int
