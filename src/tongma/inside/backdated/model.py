"""Commands and facts of late facts 迟到事实. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class AcceptLateFact:
    """Post a held fact after all; the bin is counted again."""

    case: Id


@dataclass(frozen=True, slots=True)
class RefuseLateFact:
    """Do not post a held fact: the count has it already."""

    case: Id


class CaseState(StrEnum):
    """What became of a held command."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


STEPS = frozenset({(CaseState.OPEN, CaseState.ACCEPTED), (CaseState.OPEN, CaseState.REFUSED)})
"""The legal steps of a case: it is decided once."""


@dataclass(frozen=True, slots=True)
class FactAccepted:
    """The fact is posted; what the count made of the places is counted again."""

    case: Id
    state: CaseState
    command: str
    count_tasks: tuple[Id, ...]
    result: dict[str, Any]
    """What the command itself answered."""


@dataclass(frozen=True, slots=True)
class FactRefused:
    """The fact is not posted: the count has it already."""

    case: Id
    state: CaseState


class Case(NamedTuple):
    """A command that was held, as it was sent, and what became of it."""

    id: int
    code: str
    """Why it was held: ``before_count``."""
    command: str
    request: str
    """The command and what surrounded it, as JSON."""
    facts: str
    """JSON: the key of the stock, the count and when it judged."""
    actor: int
    username: str
    role: str
    site: int
    entity: int
    owner: int
    document: int
    happened_at: int
    held_at: int
    record_id: int
    task: int
    state: CaseState
    decided_by: int
    decided_at: int
