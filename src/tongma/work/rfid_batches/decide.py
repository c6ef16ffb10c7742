"""RFID reads of a batch: one row for each tag, and what to make of it beside what was expected.

Pure. Radio carries further than the eye: a tag that was heard once and faintly may stand on the
next shelf, so it is ``unsure``, never found and never stray.
"""

from collections.abc import Iterable

from tongma.work.rfid_batches.model import (
    JudgedTag,
    ReadThreshold,
    ResolvedTag,
    Tag,
    TagRead,
    TagVerdict,
    ThingName,
)


def tags_of(reads: Iterable[TagRead]) -> list[Tag]:
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


def decide_tags(
    known: Iterable[ResolvedTag], expected: frozenset[ThingName], sure: ReadThreshold
) -> list[JudgedTag]:
    """Return a verdict for each tag, in their order, and then for what is missing, by name."""
    judged: list[JudgedTag] = []
    seen: set[ThingName] = set()
    for resolved in known:
        verdict, reason = _verdict(resolved, expected, sure)
        if resolved.name is not None and resolved.name in seen:
            verdict, reason = "unsure", "second_tag"
        if resolved.name is not None:
            seen.add(resolved.name)
        judged.append(JudgedTag(verdict, resolved.name, resolved, reason))
    return judged + [JudgedTag("missing", name) for name in sorted(expected - seen)]


def _verdict(
    resolved: ResolvedTag, expected: frozenset[ThingName], sure: ReadThreshold
) -> tuple[TagVerdict, str]:
    if resolved.reading.status in ("invalid", "unknown"):
        return "unsure", "unreadable"
    if resolved.name is None:
        return "unsure", "no_serial" if resolved.item else "unknown_code"
    if not sure.heard(resolved.tag):
        return "unsure", "weak"
    return ("found", "") if resolved.name in expected else ("stray", "")
