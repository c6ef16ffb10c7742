"""Which meaning a scan has: by evidence and a clear margin, or a question. Pure.

Never first match: every meaning is found before any is chosen, and the order of finding counts
for nothing. What contradicts the evidence is not dropped; it stays among the candidates with the
reasons against it.
"""

from collections.abc import Iterable, Sequence

from tongma.masterdata.identifiers.query import Bound
from tongma.work.scanning.model import Meant, Reason, Resolved, Situation, Weighed

MARGIN = 3
"""Points by which the best meaning must lead before it is taken without a question."""
CHOICES_MAX = 4


def resolve(meanings: Sequence[Meant], situation: Situation) -> Resolved:
    """Return the decision over all meanings of a scan.

    One meaning that nothing speaks against is accepted. Several are decided by a lead of
    ``MARGIN`` points, else asked with at most ``CHOICES_MAX`` choices. A meaning that is only
    proposed is never accepted by itself: ``unconfirmed``.
    """
    ranked = tuple(
        sorted(
            (Weighed(one, tuple(_reasons(one, situation))) for one in _distinct(meanings)),
            key=lambda one: (-one.score, one.meant.object),
        )
    )
    if not ranked:
        return Resolved("unknown")
    first = ranked[0]
    lead = first.score - ranked[1].score if len(ranked) > 1 else MARGIN
    if lead < MARGIN:
        tied = [one for one in ranked if first.score - one.score < MARGIN]
        return Resolved("ask", ranked, _question(tied))
    if first.meant.proposed:
        return Resolved("unconfirmed", ranked, "confirm")
    return Resolved("accepted", ranked)


def _distinct(meanings: Iterable[Meant]) -> list[Meant]:
    """Drop second ways to the same object; a confirmed way stays before a proposed one."""
    best: dict[tuple[str, int, int], Meant] = {}
    for one in meanings:
        key = (*one.object, one.factor)
        there = best.get(key)
        if there is None or (there.proposed and not one.proposed):
            best[key] = one
    return list(best.values())


def _question(tied: Sequence[Weighed]) -> str:
    if len(tied) > CHOICES_MAX:
        return "scan_more"
    items = {one.meant.item_id for one in tied}
    return "which_lot" if len(items) == 1 and 0 not in items else "which_object"


def _reasons(one: Meant, situation: Situation) -> Iterable[Reason]:
    if one.binding is not None:
        yield from _binding_reasons(one.binding, situation)
    if one.item_id:
        yield from _document_reasons(one, situation)
    if situation.chosen_before:
        here = one.item_id in situation.chosen_before
        yield Reason("chosen_here_before", 2) if here else Reason("never_chosen_here", -1)
    if one.here is not None:
        yield Reason("at_this_site", 2) if one.here else Reason("not_at_this_site", -1)


def _binding_reasons(binding: Bound, situation: Situation) -> Iterable[Reason]:
    yield Reason("bound_code", 1)
    if binding.status != "confirmed":
        yield Reason("only_proposed", -4)
    scope = binding.scope
    if scope and scope in (situation.site, situation.partner):
        yield Reason("code_of_this_partner_or_site", 3)
    elif scope and (situation.partner or situation.site):
        yield Reason("code_of_another_partner_or_site", -4)


def _document_reasons(one: Meant, situation: Situation) -> Iterable[Reason]:
    if not situation.document or situation.open_to_all:
        return
    if one.item_id in situation.waiting:
        yield Reason("waited_for", 4)
        named = {number for item, number in situation.lots if item == one.item_id}
        if one.lot_number and named:
            fits = one.lot_number in named
            yield Reason("lot_named", 3) if fits else Reason("other_lot_named", -2)
    elif one.item_id in situation.done:
        yield Reason("done_already", 1)
    else:
        yield Reason("not_on_document", -2)
