"""The commands on proposals, their results, and the life of a proposal. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, NamedTuple

from tongma.foundation.kernel.bounds import MANY, Whole
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Code, Word


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    CONTRADICTS = "contradicts"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SETTLED = "settled"
    """A later release, or somebody, has made it needless."""


WAITING = (ProposalState.OPEN, ProposalState.CONTRADICTS)
"""Those of which nobody has decided."""
_ENDS = (ProposalState.ACCEPTED, ProposalState.REJECTED, ProposalState.SETTLED)
PROPOSAL_STEPS = frozenset({(waiting, to) for waiting in WAITING for to in (*WAITING, *_ENDS)})
"""From one state to another: what waits may come to contradict, or no more, and ends once."""


@dataclass(frozen=True, slots=True)
class Propose:
    """Turn what public UDI databases say of an item into proposals."""

    item: Id
    di: Word = ""
    """A DI of the device that the item is, where none of its codes is known there."""
    base_units: Whole = 1
    """How many base units a sales unit is; asked only where no code of the item says it."""


@dataclass(frozen=True, slots=True)
class ProposalsMade:
    """What the databases say stands beside the item: so many new ones, so many against it."""

    made: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class AcceptProposals:
    """Take proposals over; all of them or none."""

    proposals: Annotated[tuple[Id, ...], MANY]


@dataclass(frozen=True, slots=True)
class ProposalsAccepted:
    """The proposals are true of their items now."""

    accepted: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class RejectProposals:
    """Refuse proposals: they are not made again."""

    proposals: Annotated[tuple[Id, ...], MANY]


@dataclass(frozen=True, slots=True)
class ProposalsRejected:
    """The proposals are refused for good."""

    rejected: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class MakeItem:
    """Make a new item from a registered device, with its levels, codes and conditions."""

    di: Word
    code: Code
    """Our own code of the new item."""
    base_unit: Word = "EA"
    """UN/ECE Recommendation 20 code of one sales unit."""


class Claim(NamedTuple):
    """One thing that a record says and the item does not, or says otherwise."""

    kind: str
    """identifier, field, certificate, or chain: a known package whose published levels do not
    multiply through, which there is nothing to take over from.
    """
    name: str
    value: str
    current: str = ""
    role: str = ""
    factor: int = 0
    inside: int = 0
    level_name: str = ""
    source: str = ""
    primary_di: str = ""
    version_on: str = ""
    contradicts: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two of one item the same."""
        return self.kind, self.name, self.value

    @property
    def state(self) -> ProposalState:
        """The state in which it begins."""
        return ProposalState.CONTRADICTS if self.contradicts else ProposalState.OPEN


class Proposal(NamedTuple):
    """A proposal as it is kept."""

    id: int
    item: int
    kind: str
    name: str
    value: str
    current: str
    role: str
    factor: int
    inside: int
    level_name: str
    state: str
    binding: int
    source: str
    primary_di: str
    version_on: str
    made_by: int
    decided_by: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two of one item the same."""
        return self.kind, self.name, self.value
