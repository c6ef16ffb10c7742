"""The commands on proposals. Pure."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Propose:
    """Turn what public UDI databases say of an item into proposals."""

    item: int
    di: str = ""
    """A DI of the device that the item is, where none of its codes is known there."""
    base_units: int = 1
    """How many base units a sales unit is; asked only where no code of the item says it."""


@dataclass(frozen=True, slots=True)
class AcceptProposals:
    """Take proposals over; all of them or none."""

    proposals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RejectProposals:
    """Refuse proposals: they are not made again."""

    proposals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MakeItem:
    """Make a new item from a registered device, with its levels, codes and conditions."""

    di: str
    code: str
    """Our own code of the new item."""
    base_unit: str = "EA"
    """UN/ECE Recommendation 20 code of one sales unit."""


class Wanted(NamedTuple):
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
    def state(self) -> str:
        """The state in which it begins."""
        return "contradicts" if self.contradicts else "open"


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
