"""From the raw scans of one package to a decision: read, join, find every meaning, weigh.

Nothing here changes anything; commands carry their own scans and are proved again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import sqlalchemy as sa

from devicecodes import Reading, combine, read_epc
from tongma.catalogue.evidence import read_here
from tongma.commands.model import Scan
from tongma.documents.query import find_document, lines_of_document
from tongma.places.query import places_of, today_at
from tongma.scanning.model import Meant, Resolved, Situation
from tongma.scanning.query import meanings
from tongma.scanning.weigh import resolve
from tongma.stations.query import profile_at
from tongma.stock.query.goods import lots

_CLOSED = ("done", "closed", "cancelled")
_CONTRADICTIONS = ("contradiction", "link_differs", "repeated_with_other_value")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a scan is made; 0 and empty where that is not known."""

    station: str = ""
    site: int = 0
    place: int = 0
    document: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with what was read: each symbol, and the package as a whole."""

    resolved: Resolved
    whole: Reading
    readings: tuple[Reading, ...]
    situation: Situation


def situation_at(connection: sa.Connection, where: Where, now: int) -> Situation:
    """Return what is known of the place and the document in hand."""
    site = where.site
    if not site and where.place:
        found = places_of(connection, [where.place]).get(where.place)
        site = found.site if found else 0
    document = find_document(connection, where.document) if where.document else None
    if document is None:
        return Situation(site, today_at(connection, site, now) if site else "")
    site = site or document.site
    lines = lines_of_document(connection, document.id)
    waiting: dict[int, int] = {}
    for line in lines:
        if line.state not in _CLOSED and line.quantity > line.done:
            waiting[line.item] = waiting.get(line.item, 0) + line.quantity - line.done
    named = lots(connection, [line.lot for line in lines if line.lot])
    return Situation(
        site=site,
        day=today_at(connection, site, now) if site else "",
        document=document.id,
        partner=document.partner,
        waiting=waiting,
        done=frozenset(line.item for line in lines) - frozenset(waiting),
        lots=frozenset((lot.item, lot.number) for lot in named.values()),
    )


def resolve_package(
    connection: sa.Connection, scans: Sequence[Scan], where: Where, now: int
) -> Told:
    """Return what the symbols of one package mean together; at least one scan.

    Outcomes: ``unreadable`` (a symbol breaks the rules of its own system), ``contradiction``
    (they do not belong together), else what weighing gives.
    """
    situation = situation_at(connection, where, now)
    readings = tuple(_read(connection, scan, where, situation) for scan in scans)
    whole = readings[0] if len(readings) == 1 else combine(readings)
    resolved = _decide(connection, whole, readings, situation)
    return Told(resolved, whole, readings, situation)


def _read(connection: sa.Connection, scan: Scan, where: Where, situation: Situation) -> Reading:
    if scan.way == "rfid":
        return read_epc(scan.raw)
    profile = profile_at(connection, where.station)
    expected = {number for _item, number in situation.lots}
    return read_here(connection, scan.raw, scan.symbology, profile=profile, lots=expected)


def _decide(
    connection: sa.Connection,
    whole: Reading,
    readings: tuple[Reading, ...],
    situation: Situation,
) -> Resolved:
    if len(readings) > 1 and _contradicts(whole, readings):
        return _one_object(connection, whole, readings, situation)
    found = _meanings(connection, whole, _own_text(whole, readings), situation)
    if not found and any(one.status == "invalid" for one in readings):
        return Resolved("unreadable")
    resolved = resolve(found, situation)
    if resolved.outcome == "accepted" and whole.status == "ambiguous":
        # The object is sure, what the label says of it is not: AHM, or a lot that may be cut.
        ask = "which_lot" if whole.alternatives else "confirm"
        return replace(resolved, outcome="ask", ask=ask)
    return resolved


def _own_text(whole: Reading, readings: tuple[Reading, ...]) -> str:
    """Return the text that may be a code of our own: the symbol that no code system claims."""
    if len(readings) == 1:
        return whole.raw
    plain = [one.raw for one in readings if one.status == "unknown"]
    return plain[0] if len(plain) == 1 and whole.identifier is None else ""


def _contradicts(whole: Reading, readings: tuple[Reading, ...]) -> bool:
    identifiers = {one.identifier for one in readings if one.identifier}
    wrong = any(finding.code in _CONTRADICTIONS for finding in whole.findings)
    return wrong or len(identifiers) > 1


def _one_object(
    connection: sa.Connection,
    whole: Reading,
    readings: tuple[Reading, ...],
    situation: Situation,
) -> Resolved:
    """Two agencies may name one product: the graph knows whether they do."""
    if any(one.status == "invalid" for one in readings):
        return Resolved("unreadable")
    data = {name: {getattr(one, name) for one in readings} - {None} for name in _PRODUCTION}
    if any(len(values) > 1 for values in data.values()) or _link_differs(whole):
        return Resolved("contradiction")
    found = [_meanings(connection, one, one.raw, situation) for one in readings if one.identifier]
    shared = [
        first
        for first, *others in product(*found)
        if all(other.object[0] == first.object[0] for other in others)
        and {other.item_id for other in others} == {first.item_id}
        and len({str(one.counts_as) for one in (first, *others)}) == 1
    ]
    if not shared:
        return Resolved("contradiction")
    resolved = resolve(shared, situation)
    unsure = any(one.status == "ambiguous" for one in readings)
    if resolved.outcome == "accepted" and unsure:  # a lot may be cut: never taken by points
        return replace(resolved, outcome="ask", ask="which_lot")
    return resolved


_PRODUCTION = ("lot", "serial", "expiry", "produced")


def _link_differs(whole: Reading) -> bool:
    return any(finding.code == "link_differs" for finding in whole.findings)


def _meanings(
    connection: sa.Connection, reading: Reading, raw: str, situation: Situation
) -> list[Meant]:
    """Return every meaning of a reading, and of its other readings where it is ambiguous."""
    found = []
    for one in (reading, *reading.alternatives):
        legal = replace(one, status="valid") if reading.status == "ambiguous" else one
        found += meanings(connection, legal, raw, situation.site, situation.day)
    return found
