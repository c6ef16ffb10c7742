"""RFID reads of a batch: one row for each tag, and what to make of it beside what was expected.

Pure. Radio carries further than the eye: a tag that was heard once and faintly may stand on the
next shelf, so it is ``unsure``, never found and never stray.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from devicecodes import Reading

Verdict = Literal["found", "missing", "stray", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("found", "missing", "stray", "unsure")


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
class Sure:
    """When a tag was surely heard here: often enough, or loud enough."""

    reads_min: int = 2
    rssi_min: float = -65.0
    """dBm; a reader that reports no RSSI is judged by the reads alone."""

    def heard(self, tag: Tag) -> bool:
        """Say whether the tag was surely heard."""
        return tag.reads >= self.reads_min or (
            tag.rssi_best is not None and tag.rssi_best >= self.rssi_min
        )


def distinct(reads: Iterable[TagRead]) -> list[Tag]:
    """Return one row for each EPC, in the order in which they were first given."""
    tags: dict[str, Tag] = {}
    for read in reads:
        key = read.epc.strip().upper()
        tag = tags.get(key)
        if tag is None:
            tag = tags[key] = Tag(key, first_at=read.at, last_at=read.at)
        tag.reads += 1
        tag.antennas |= {read.antenna}
        tag.first_at, tag.last_at = min(tag.first_at, read.at), max(tag.last_at, read.at)
        if read.rssi is not None:
            heard = tag.rssi_best
            tag.rssi_best = read.rssi if heard is None else max(heard, read.rssi)
    return list(tags.values())


Name = tuple[int, str]
"""A piece: item and serial; a handling unit: 0 and its SSCC."""


@dataclass(frozen=True, slots=True)
class Known:
    """A tag with what its code is; ``name`` None where nothing is bound to it."""

    tag: Tag
    reading: Reading
    name: Name | None = None
    item: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one tag, or of one thing that was expected and not heard (``known`` None).

    Reasons: ``unreadable``, ``unknown_code``, ``weak``, ``no_serial`` (a product without serial on
    its tag cannot be told apart), ``second_tag`` (another tag names the same thing).
    """

    verdict: Verdict
    name: Name | None
    known: Known | None = None
    reason: str = ""


def judge(known: Iterable[Known], expected: frozenset[Name], sure: Sure) -> list[Judged]:
    """Return a verdict for each tag, in their order, and then for what is missing, by name."""
    judged: list[Judged] = []
    seen: set[Name] = set()
    for one in known:
        verdict, reason = _verdict(one, expected, sure)
        if one.name is not None and one.name in seen:
            verdict, reason = "unsure", "second_tag"
        if one.name is not None:
            seen.add(one.name)
        judged.append(Judged(verdict, one.name, one, reason))
    return judged + [Judged("missing", name) for name in sorted(expected - seen)]


def _verdict(one: Known, expected: frozenset[Name], sure: Sure) -> tuple[Verdict, str]:
    if one.reading.status in ("invalid", "unknown"):
        return "unsure", "unreadable"
    if one.name is None:
        return "unsure", "no_serial" if one.item else "unknown_code"
    if not sure.heard(one.tag):
        return "unsure", "weak"
    return ("found", "") if one.name in expected else ("stray", "")
