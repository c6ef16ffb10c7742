"""From the raw scans of one package to a decision: read, join, find every meaning, weigh.

The one way for all: screens and programs that ask, and commands that prove what they were sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import sqlalchemy as sa

from devicecodes import Reading, combine, read
from tongma.foundation.commands.model import Chosen, Scan
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.work.scanning.context import ReadPoint, ScanContext
from tongma.work.scanning.kept_readings import chosen_before
from tongma.work.scanning.labels import (
    asked,
    decide_label,
    disagree,
    fits,
    is_unsure,
    may_be_one,
    needs_look,
    readings_for,
)
from tongma.work.scanning.model import (
    Candidate,
    Ranking,
    Reason,
    Resolution,
    ScanFacts,
    ScoredCandidate,
    resolution_of,
)
from tongma.work.scanning.query import candidates, narrowed
from tongma.work.scanning.symbols import half_label, read_symbols
from tongma.work.scanning.weigh import weigh


def resolve_package(
    connection: sa.Connection,
    scans: Sequence[Scan],
    where: ReadPoint,
    now: int,
    *,
    explained: bool = True,
) -> Resolution:
    """Return what the symbols of one package mean together; at least one scan.

    ``explained``: give the reasons also where nothing has to be decided.

    Outcomes: ``unreadable`` (a symbol breaks the rules of its own system), ``contradiction``
    (they do not belong together), else what weighing gives.
    """
    context = ScanContext(connection, where, now)
    readings = read_symbols(scans, context)
    whole = readings[0] if len(readings) == 1 else combine(readings)
    chosen = next((scan.chosen for scan in scans if scan.chosen is not None), None)
    ranking, facts = _Package(context, whole, readings, chosen, explained).decide()
    if ranking.outcome == "unknown" and len(scans) == 1:
        whole = half_label(scans[0], context) or whole
        readings = (whole,)
    if ranking.outcome == "accepted" and whole.alternatives:
        sure = readings_for(whole, ranking.ranked[0].candidate)[0]
        whole = replace(sure, raw=whole.raw, alternatives=())
    return resolution_of(ranking, whole, readings, facts)


def command_resolution(action: str, scan: Scan) -> Resolution:
    """Return what a command barcode means: the screen of an action."""
    reading = read(scan.raw)
    ranked = (ScoredCandidate(Candidate("command", title=action), ()),)
    return resolution_of(Ranking("accepted", ranked), reading, (reading,), ScanFacts())


def _item_of(ranking: Ranking) -> ItemFacts | None:
    return ranking.ranked[0].candidate.item if ranking.ranked else None


@dataclass(frozen=True, slots=True)
class _Package:
    """The symbols of one package on the way to their decision."""

    context: ScanContext
    whole: Reading
    readings: tuple[Reading, ...]
    chosen: Chosen | None
    explained: bool

    def decide(self) -> tuple[Ranking, ScanFacts]:
        if disagree(self.whole, self.readings):
            return self._one_object()
        found = self._candidates(self.whole, self._own_text())
        if not found and any(one.status == "invalid" for one in self.readings):
            return Ranking("unreadable"), ScanFacts()
        ranking, facts = self._weighed(found)
        look = needs_look(self.whole, self.readings, _item_of(ranking))
        answered = self.chosen is not None
        return decide_label(ranking, self.whole, answered=answered, look=look), facts

    def _weighed(self, found: Sequence[Candidate]) -> tuple[Ranking, ScanFacts]:
        """Weigh the candidates; who chose one is not asked again, and cannot choose another."""
        if self.chosen is not None:
            found = [one for one in found if fits(one, self.chosen)] or found
        facts = ScanFacts()
        if len(found) > 1 or self.explained:
            found = [narrowed(self.context, one) for one in found]
            facts = self.context.facts({one.item_id for one in found if one.item_id})
        if len(found) > 1:
            found = self.context.located(found)
            code = self.whole.identifier
            value = code.value if code else self.context.unwrapped(self.whole.raw).strip()
            before = chosen_before(self.context.connection, value, self.context.site)
            facts = replace(facts, chosen_before=before)
        ranking = weigh(found, facts)
        if self.chosen is not None and ranking.ranked:
            first, *others = ranking.ranked
            chosen = ScoredCandidate(first.candidate, (*first.reasons, Reason("chosen", 1)))
            ranking = replace(ranking, ranked=(chosen, *others))
        return ranking, facts

    def _own_text(self) -> str:
        """Return the text that may be a code of our own: the symbol that no system claims."""
        if len(self.readings) == 1:
            return self.whole.raw
        plain = [one.raw for one in self.readings if one.status == "unknown"]
        return plain[0] if len(plain) == 1 and self.whole.identifier is None else ""

    def _one_object(self) -> tuple[Ranking, ScanFacts]:
        """Two agencies may name one product: the graph knows whether they do."""
        if any(one.status == "invalid" for one in self.readings):
            return Ranking("unreadable"), ScanFacts()
        shared = self._shared() if may_be_one(self.whole, self.readings) else []
        if not shared:
            return Ranking("contradiction"), ScanFacts()
        ranking, facts = self._weighed(shared)
        if any(is_unsure(one) for one in self.readings) and self.chosen is None:
            return asked(ranking, "which_lot"), facts
        if needs_look(self.whole, self.readings, _item_of(ranking)) and self.chosen is None:
            return asked(ranking, "confirm"), facts
        return ranking, facts

    def _shared(self) -> list[Candidate]:
        """Return the candidates that all product codes of the package have in common."""
        named = [one for one in self.readings if one.identifier]
        return [
            first
            for first, *others in product(*(self._candidates(one, one.raw) for one in named))
            if all(first.goods == other.goods for other in others)
        ]

    def _candidates(self, reading: Reading, raw: str) -> list[Candidate]:
        """Return every meaning of a reading, and of its other readings where it is ambiguous."""
        found = []
        for meant in (reading, *reading.alternatives):
            legal = replace(meant, status="valid") if is_unsure(reading) else meant
            found += candidates(self.context, legal, self.context.unwrapped(raw))
        return found
