"""From the raw scans of one package to a decision: read, join, find every meaning, weigh.

The one way for all: screens and programs that ask, and commands that prove what they were sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import sqlalchemy as sa

from devicecodes import Reading, combine, ranked, read
from tongma.foundation.commands.model import Chosen, Scan
from tongma.work.scanning.around import Around, Where
from tongma.work.scanning.evidence import is_cut, is_unsure
from tongma.work.scanning.kept import chosen_before
from tongma.work.scanning.model import Meant, Reason, Resolved, Situation, Weighed
from tongma.work.scanning.query import meanings, narrow
from tongma.work.scanning.symbols import PRODUCTION, half_label, read_symbols
from tongma.work.scanning.weigh import resolve

_CONTROLLED = ("lot", "serial", "expiry")
_CONTRADICTIONS = ("contradiction", "link_differs", "repeated_with_other_value")


@dataclass(frozen=True, slots=True)
class Told:
    """A decision with what was read: each symbol, and the package as a whole.

    Of a label that can be cut in several ways the reading is the one that a person chose.
    """

    resolved: Resolved
    whole: Reading
    readings: tuple[Reading, ...]
    situation: Situation

    @property
    def meant(self) -> Meant | None:
        """What the package is, where that was accepted."""
        return self.resolved.ranked[0].meant if self.resolved.outcome == "accepted" else None

    def possible(self, unsure: Reading) -> list[Reading]:
        """Return the legal readings of a label as a person should be asked, each of what it says
        once: what has all that the item must have comes first, and what lacks lot or serial is
        left out, unless nothing is left then.
        """
        item = next((one.meant.item for one in self.resolved.ranked), None)
        today = date.fromisoformat(self.situation.day) if self.situation.day else None
        flags = (item.lot_control, item.serial_control, item.expiry_control) if item else ()
        needed = [name for name, must in zip(_CONTROLLED, flags, strict=False) if must]
        legal = ranked(unsure, needed, today=today)
        carried = [name for name in needed if name != "expiry"]
        whole = [one for one in legal if all(getattr(one, name) for name in carried)] or legal
        said: dict[tuple[str | None, ...], Reading] = {}
        for one in whole:
            said.setdefault((one.lot, one.serial, one.expiry), one)
        return list(said.values())

    @property
    def contradicted(self) -> tuple[str, str, str]:
        """Field and both values of a contradiction; of two products that nobody tied, the codes."""
        for one in self.whole.findings:
            if one.code == "contradiction":
                return one.facts[0], one.facts[1], one.facts[2]
            if one.code == "link_differs":
                return "link", one.facts[0], one.facts[1]
        values = [one.identifier.value for one in self.readings if one.identifier]
        return "item", values[0] if values else "", values[-1] if values else ""


def resolve_package(
    connection: sa.Connection,
    scans: Sequence[Scan],
    where: Where,
    now: int,
    *,
    explained: bool = True,
) -> Told:
    """Return what the symbols of one package mean together; at least one scan.

    ``explained``: give the reasons also where nothing has to be decided.

    Outcomes: ``unreadable`` (a symbol breaks the rules of its own system), ``contradiction``
    (they do not belong together), else what weighing gives.
    """
    around = Around(connection, where, now)
    readings = read_symbols(scans, around)
    whole = readings[0] if len(readings) == 1 else combine(readings)
    chosen = next((scan.chosen for scan in scans if scan.chosen is not None), None)
    resolved, situation = _Deciding(around, whole, readings, chosen, explained).decide()
    if resolved.outcome == "unknown" and len(scans) == 1:
        whole = half_label(scans[0], around) or whole
        readings = (whole,)
    if resolved.outcome == "accepted" and whole.alternatives:
        sure = readings_for(whole, resolved.ranked[0].meant)[0]
        whole = replace(sure, raw=whole.raw, alternatives=())
    return Told(resolved, whole, readings, situation)


def readings_for(whole: Reading, meant: Meant) -> list[Reading]:
    """Return the legal readings that name the code by which the meaning was found, each of what
    it says once: eight digits can be a GTIN-8 or a UPC-E, of which only one is bound.
    """
    code = meant.binding and (meant.binding.scheme, meant.binding.value)
    legal = (whole, *whole.alternatives)
    same = [one for one in legal if one.identifier and tuple(one.identifier[:2]) == code] or legal
    return list({(one.lot, one.serial, one.expiry): one for one in same}.values())


def command_told(action: str, scan: Scan) -> Told:
    """Return what a command barcode means: the screen of an action."""
    reading = read(scan.raw)
    meant = Meant("command", title=action)
    return Told(Resolved("accepted", (Weighed(meant, ()),)), reading, (reading,), Situation())


@dataclass(frozen=True, slots=True)
class _Deciding:
    around: Around
    whole: Reading
    readings: tuple[Reading, ...]
    chosen: Chosen | None
    explained: bool

    def decide(self) -> tuple[Resolved, Situation]:
        if len(self.readings) > 1 and self._contradicts():
            return self._one_object()
        found = self._meanings(self.whole, self._own_text())
        if not found and any(one.status == "invalid" for one in self.readings):
            return Resolved("unreadable"), Situation()
        resolved, situation = self._weighed(found)
        if resolved.outcome == "accepted" and is_unsure(self.whole):
            # The object is sure, what the label says of it may not be: AHM, a lot that may be cut.
            cut = is_cut(self.whole) or len(readings_for(self.whole, resolved.ranked[0].meant)) > 1
            if cut or (self.chosen is None and not self.whole.alternatives):
                return replace(
                    resolved, outcome="ask", ask="which_lot" if cut else "confirm"
                ), situation
        return resolved, situation

    def _weighed(self, found: Sequence[Meant]) -> tuple[Resolved, Situation]:
        """Weigh the meanings; who chose one is not asked again, and cannot choose another."""
        if self.chosen is not None:
            found = [one for one in found if _fits(one, self.chosen)] or found
        situation = Situation()
        if len(found) > 1 or self.explained:
            for one in found:
                narrow(self.around.connection, one)
            situation = self.around.situation({one.item_id for one in found if one.item_id})
        if len(found) > 1:
            self.around.say_what_is_here(found)
            code = self.whole.identifier
            value = code.value if code else self.around.plain(self.whole.raw).strip()
            before = chosen_before(self.around.connection, value, self.around.site)
            situation = replace(situation, chosen_before=before)
        resolved = resolve(found, situation)
        if self.chosen is not None and resolved.ranked:
            first = resolved.ranked[0]
            told = Weighed(first.meant, (*first.reasons, Reason("chosen", 1)))
            resolved = replace(resolved, ranked=(told, *resolved.ranked[1:]))
        return resolved, situation

    def _own_text(self) -> str:
        """Return the text that may be a code of our own: the symbol that no system claims."""
        if len(self.readings) == 1:
            return self.whole.raw
        plain = [one.raw for one in self.readings if one.status == "unknown"]
        return plain[0] if len(plain) == 1 and self.whole.identifier is None else ""

    def _contradicts(self) -> bool:
        identifiers = {one.identifier for one in self.readings if one.identifier}
        wrong = any(finding.code in _CONTRADICTIONS for finding in self.whole.findings)
        return wrong or len(identifiers) > 1

    def _one_object(self) -> tuple[Resolved, Situation]:
        """Two agencies may name one product: the graph knows whether they do."""
        if any(one.status == "invalid" for one in self.readings):
            return Resolved("unreadable"), Situation()
        data = [{getattr(one, name) for one in self.readings} - {None} for name in PRODUCTION]
        linked = all(finding.code != "link_differs" for finding in self.whole.findings)
        shared = self._shared() if linked and all(len(values) <= 1 for values in data) else []
        if not shared:
            return Resolved("contradiction"), Situation()
        resolved, situation = self._weighed(shared)
        unsure = any(is_unsure(one) for one in self.readings)
        if resolved.outcome == "accepted" and unsure and self.chosen is None:
            # A lot may be cut: it is never taken by points.
            return replace(resolved, outcome="ask", ask="which_lot"), situation
        return resolved, situation

    def _shared(self) -> list[Meant]:
        """Return the meanings that all product codes of the package have in common."""
        named = [one for one in self.readings if one.identifier]
        return [
            first
            for first, *others in product(*(self._meanings(one, one.raw) for one in named))
            if all(_same_goods(first, other) for other in others)
        ]

    def _meanings(self, reading: Reading, raw: str) -> list[Meant]:
        """Return every meaning of a reading, and of its other readings where it is ambiguous."""
        found = []
        for one in (reading, *reading.alternatives):
            legal = replace(one, status="valid") if is_unsure(reading) else one
            found += meanings(self.around, legal, self.around.plain(raw))
        return found


def _fits(one: Meant, chosen: Chosen) -> bool:
    lot, serial = one.says
    return (
        chosen.item in (0, one.item_id)
        and (not lot or chosen.lot in ("", lot))
        and (not serial or chosen.serial in ("", serial))
    )


def _same_goods(one: Meant, other: Meant) -> bool:
    return (one.kind, one.item_id, one.level, one.factor) == (
        other.kind,
        other.item_id,
        other.level,
        other.factor,
    )
