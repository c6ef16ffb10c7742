"""Which of its candidates a scan means: by evidence and a clear margin, or a question. Pure.

Never first match: every candidate is found before any is chosen, and the order of finding counts
for nothing. What contradicts the evidence is not dropped; it stays among the candidates with the
reasons against it.
"""

from collections.abc import Iterable, Sequence

from tongma.masterdata.identifiers.query import Bound
from tongma.work.scanning.model import Candidate, Ranking, Reason, ScanFacts, ScoredCandidate

MARGIN = 3
"""Points by which the best meaning must lead before it is taken without a question."""
CHOICES_MAX = 4


def weigh(candidates: Sequence[Candidate], facts: ScanFacts) -> Ranking:
    """Return the decision over everything that a scan may mean.

    Args:
        candidates: every meaning, in any order; one object may be found in several ways.
        facts: what is known around the scan.

    Outcomes in order of precedence: ``unknown`` without candidates; ``ask`` where the best leads by
    less than ``MARGIN`` points (``scan_more`` above ``CHOICES_MAX`` tied ones, ``which_lot`` where
    all are of one item, else ``which_object``); ``unconfirmed`` where the best is only proposed;
    else ``accepted``, also an only candidate that something speaks against.
    """
    scored = (ScoredCandidate(one, tuple(_reasons(one, facts))) for one in candidates)
    ranked = tuple(sorted(_distinct(scored), key=lambda one: (-one.score, one.candidate.object)))
    if not ranked:
        return Ranking("unknown")
    first = ranked[0]
    lead = first.score - ranked[1].score if len(ranked) > 1 else MARGIN
    if lead < MARGIN:
        tied = [one for one in ranked if first.score - one.score < MARGIN]
        return Ranking("ask", ranked, _question(tied))
    if first.candidate.proposed:
        return Ranking("unconfirmed", ranked, "confirm")
    return Ranking("accepted", ranked)


def _distinct(scored: Iterable[ScoredCandidate]) -> list[ScoredCandidate]:
    """Drop second ways to the same object; a confirmed way stays before a proposed one, then the
    one that more speaks for.
    """
    best: dict[tuple[str, int, int], ScoredCandidate] = {}
    for way in scored:
        key = (*way.candidate.object, way.candidate.factor)
        there = best.get(key)
        if there is None or _preference(way) > _preference(there):
            best[key] = way
    return list(best.values())


def _preference(way: ScoredCandidate) -> tuple[bool, int]:
    return not way.candidate.proposed, way.score


def _question(tied: Sequence[ScoredCandidate]) -> str:
    if len(tied) > CHOICES_MAX:
        return "scan_more"
    items = {one.candidate.item_id for one in tied}
    return "which_lot" if len(items) == 1 and 0 not in items else "which_object"


def _reasons(candidate: Candidate, facts: ScanFacts) -> Iterable[Reason]:
    if candidate.binding is not None:
        yield from _binding_reasons(candidate.binding, facts)
    if candidate.item_id:
        yield from _document_reasons(candidate, facts)
    if facts.chosen_before:
        here = candidate.item_id in facts.chosen_before
        yield Reason("chosen_here_before", 2) if here else Reason("never_chosen_here", -1)
    if candidate.here is not None:
        yield Reason("at_this_site", 2) if candidate.here else Reason("not_at_this_site", -1)


def _binding_reasons(binding: Bound, facts: ScanFacts) -> Iterable[Reason]:
    yield Reason("bound_code", 1)
    if binding.status != "confirmed":
        yield Reason("only_proposed", -4)
    scope = binding.scope
    if scope and scope in (facts.site, facts.partner):
        yield Reason("code_of_this_partner_or_site", 3)
    elif scope and (facts.partner or facts.site):
        yield Reason("code_of_another_partner_or_site", -4)


def _document_reasons(candidate: Candidate, facts: ScanFacts) -> Iterable[Reason]:
    if not facts.document or facts.open_to_all:
        return
    if candidate.item_id in facts.waiting:
        yield Reason("waited_for", 4)
        named = {number for item, number in facts.lots if item == candidate.item_id}
        if candidate.lot_number and named:
            fits = candidate.lot_number in named
            yield Reason("lot_named", 3) if fits else Reason("other_lot_named", -2)
    elif candidate.item_id in facts.done:
        yield Reason("done_already", 1)
    else:
        yield Reason("not_on_document", -2)
