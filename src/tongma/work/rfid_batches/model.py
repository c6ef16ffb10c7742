"""Words of RFID batches: what a reader heard, and what became of it. Pure."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from devicecodes import Reading

TagVerdict = Literal["found", "missing", "stray", "unsure"]
VERDICTS: tuple[TagVerdict, ...] = ("found", "missing", "stray", "unsure")


class TagRead(NamedTuple):
    """One read of a tag: the EPC bank in hex, the antenna, microseconds UTC, dBm."""

    epc: str
    antenna: int = 0
    at: int = 0
    rssi: float | None = None


@dataclass(slots=True)
class Tag:
    """All reads of one tag."""

    epc: str
    reads: int = 0
    antennas: frozenset[int] = frozenset()
    first_at: int = 0
    last_at: int = 0
    rssi_best: float | None = None


@dataclass(frozen=True, slots=True)
class ReadThreshold:
    """When a tag was surely heard here: often enough, or loud enough."""

    reads_min: int = 2
    rssi_min: float = -65.0
    """dBm; a reader that reports no RSSI is judged by the reads alone."""

    def heard(self, tag: Tag) -> bool:
        """Say whether the tag was surely heard."""
        return tag.reads >= self.reads_min or (
            tag.rssi_best is not None and tag.rssi_best >= self.rssi_min
        )


ThingName = tuple[int, str]
"""A piece: item and serial; a handling unit: 0 and its SSCC."""


@dataclass(frozen=True, slots=True)
class ResolvedTag:
    """A tag with what its code is; ``name`` None where nothing is bound to it."""

    tag: Tag
    reading: Reading
    name: ThingName | None = None
    item: int = 0


@dataclass(frozen=True, slots=True)
class JudgedTag:
    """What became of one tag, or of one thing that was expected and not heard (``known`` None).

    Reasons: ``unreadable``, ``unknown_code``, ``weak``, ``no_serial`` (a product without serial on
    its tag cannot be told apart), ``second_tag`` (another tag names the same thing).
    """

    verdict: TagVerdict
    name: ThingName | None
    known: ResolvedTag | None = None
    reason: str = ""
