"""Commands and facts of late facts 迟到事实. Pure."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class AcceptLateFact:
    """Post a held fact after all; the bin is counted again."""

    case: int


@dataclass(frozen=True, slots=True)
class RefuseLateFact:
    """Do not post a held fact: the count has it already."""

    case: int


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
    state: str
    """``open``, ``accepted`` or ``refused``."""
    decided_by: int
    decided_at: int
