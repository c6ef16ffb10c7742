"""The points for and against a candidate, and what follows from them: boundaries, precedence."""

from typing import NamedTuple

import pytest

from tongma.masterdata.identifiers.query import Bound
from tongma.stock.query.goods import LotFacts
from tongma.work.scanning.model import Candidate, ScanFacts
from tongma.work.scanning.weigh import weigh

SITE, PARTNER, OTHER = 60, 70, 80
MINE = 7


class Item(NamedTuple):
    id: int


def bound(scope=0, status="confirmed", number=1):
    return Bound(number, "supplier-part", "A", scope, "item", MINE, 0, status, "", "test", "", "")


def goods(item=MINE, *, lot="", binding=None, here=None, factor=1):
    return Candidate(
        "item", item, item=Item(item), says=(lot, ""), factor=factor, binding=binding, here=here
    )


def lot(number, item, lot_id, here=None):
    facts = LotFacts(lot_id, item, number, 0, None, None, 0)
    return Candidate("lot", lot_id, item=Item(item), lot=facts, here=here)


def place(place_id, here=None):
    return Candidate("place", place_id, here=here)


BOUND = ("bound_code", 1)
ITS_CODE = ("code_of_this_partner_or_site", 3)
ANOTHERS_CODE = ("code_of_another_partner_or_site", -4)
WAITED = ("waited_for", 4)
WAITING = {MINE: 1}


def on_document(**said):
    return ScanFacts(document=5, **said)


@pytest.mark.parametrize(
    ("candidate", "facts", "reasons"),
    [
        # a name of the ledger's own says nothing by itself
        (goods(), ScanFacts(), []),
        # the binding, and whose code it is
        (goods(binding=bound()), ScanFacts(), [BOUND]),
        (goods(binding=bound()), ScanFacts(site=SITE, partner=PARTNER), [BOUND]),
        (goods(binding=bound(status="proposed")), ScanFacts(), [BOUND, ("only_proposed", -4)]),
        (goods(binding=bound(SITE)), ScanFacts(site=SITE), [BOUND, ITS_CODE]),
        (goods(binding=bound(PARTNER)), ScanFacts(partner=PARTNER), [BOUND, ITS_CODE]),
        (goods(binding=bound(OTHER)), ScanFacts(site=SITE), [BOUND, ANOTHERS_CODE]),
        (goods(binding=bound(OTHER)), ScanFacts(partner=PARTNER), [BOUND, ANOTHERS_CODE]),
        (goods(binding=bound(PARTNER)), ScanFacts(site=SITE, partner=PARTNER), [BOUND, ITS_CODE]),
        (goods(binding=bound(OTHER)), ScanFacts(), [BOUND]),
        # the document in hand
        (goods(), ScanFacts(waiting=WAITING), []),
        (goods(), on_document(waiting=WAITING), [WAITED]),
        (goods(), on_document(waiting=WAITING, open_to_all=True), []),
        (goods(), on_document(done=frozenset({MINE})), [("done_already", 1)]),
        (goods(), on_document(waiting=WAITING, done=frozenset({MINE})), [WAITED]),
        (goods(), on_document(waiting={8: 1}, done=frozenset({9})), [("not_on_document", -2)]),
        (place(3), on_document(waiting=WAITING), []),
        # its lots, where it names some of this item
        (goods(lot="A"), on_document(waiting=WAITING), [WAITED]),
        (goods(lot="A"), on_document(waiting=WAITING, lots={(8, "A")}), [WAITED]),
        (goods(), on_document(waiting=WAITING, lots={(MINE, "A")}), [WAITED]),
        (goods(lot="A"), on_document(waiting=WAITING, lots={(MINE, "A"), (MINE, "B")}),
         [WAITED, ("lot_named", 3)]),
        (goods(lot="C"), on_document(waiting=WAITING, lots={(MINE, "A"), (8, "C")}),
         [WAITED, ("other_lot_named", -2)]),
        (lot("A", MINE, 11), on_document(waiting=WAITING, lots={(MINE, "A")}),
         [WAITED, ("lot_named", 3)]),
        (goods(lot="A"), on_document(done=frozenset({MINE}), lots={(MINE, "A")}),
         [("done_already", 1)]),
        # what people here said before
        (goods(), ScanFacts(chosen_before=frozenset({MINE, 8})), [("chosen_here_before", 2)]),
        (goods(), ScanFacts(chosen_before=frozenset({8})), [("never_chosen_here", -1)]),
        (place(3), ScanFacts(chosen_before=frozenset({8})), [("never_chosen_here", -1)]),
        # whether it is here
        (goods(here=True), ScanFacts(), [("at_this_site", 2)]),
        (goods(here=False), ScanFacts(), [("not_at_this_site", -1)]),
        # all of it, in this order
        (goods(lot="A", binding=bound(PARTNER, "proposed"), here=False),
         on_document(partner=PARTNER, waiting=WAITING, lots={(MINE, "A")},
                     chosen_before=frozenset({MINE})),
         [BOUND, ("only_proposed", -4), ITS_CODE, WAITED, ("lot_named", 3),
          ("chosen_here_before", 2), ("not_at_this_site", -1)]),
    ],
)  # fmt: skip
def test_each_piece_of_evidence_has_its_points(candidate, facts, reasons):
    [only] = weigh([candidate], facts).ranked

    assert reasons == list(only.reasons)
    assert sum(points for _code, points in reasons) == only.score


def here(*ids):
    """Lots of one item that the site has: two points each."""
    return [lot("L", MINE, one, here=True) for one in ids]


def away(*ids):
    """Lots of another item that it has not: three points below."""
    return [lot("L", 8, one, here=False) for one in ids]


def places(*ids):
    return [place(one, here=True) for one in ids]


PROPOSED = bound(status="proposed")


@pytest.mark.parametrize(
    ("candidates", "outcome", "ask", "first"),
    [
        ([], "unknown", "", None),
        # one alone is taken whatever its points, unless it is only proposed
        ([goods()], "accepted", "", MINE),
        ([goods(here=False)], "accepted", "", MINE),
        ([goods(binding=PROPOSED)], "unconfirmed", "confirm", MINE),
        # a lead of three points decides, one of two does not
        ([*here(1), *away(2)], "accepted", "", 1),
        ([*here(1), lot("L", 8, 2)], "ask", "which_object", 1),
        ([lot("L", 8, 2), lot("L", MINE, 1)], "ask", "which_object", 1),
        # which question: only those within the margin count
        (here(1, 2), "ask", "which_lot", 1),
        ([*here(1, 2), *away(3)], "ask", "which_lot", 1),
        ([*here(1), lot("L", 8, 2, here=True)], "ask", "which_object", 1),
        (places(1, 2), "ask", "which_object", 1),
        ([*here(1), *places(2)], "ask", "which_object", 1),
        (here(1, 2, 3, 4), "ask", "which_lot", 1),
        (here(1, 2, 3, 4, 5), "ask", "scan_more", 1),
        ([*here(1, 2, 3, 4), *away(5)], "ask", "which_lot", 1),
        (places(1, 2, 3, 4, 5), "ask", "scan_more", 1),
        # a question comes before a confirmation
        ([goods(binding=PROPOSED), goods(8, binding=PROPOSED)], "ask", "which_object", MINE),
        # what is proposed loses by exactly the margin against what nothing speaks against
        ([goods(binding=PROPOSED), place(9)], "accepted", "", 9),
    ],
)
def test_a_lead_of_three_points_decides_else_it_is_asked(candidates, outcome, ask, first):
    for order in (candidates, candidates[::-1]):
        ranking = weigh(order, ScanFacts())
        best = ranking.ranked[0].candidate.id if ranking.ranked else None

        assert (outcome, ask, first) == (ranking.outcome, ranking.ask, best)


def test_what_is_only_proposed_is_not_taken_although_it_leads():
    waited = on_document(waiting=WAITING)
    ranking = weigh([goods(binding=PROPOSED), goods(8)], waited)

    assert ("unconfirmed", "confirm", MINE) == (
        ranking.outcome, ranking.ask, ranking.ranked[0].candidate.id,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ways", "kept"),
    [
        ([goods(), goods()], [""]),
        ([goods(binding=PROPOSED), goods(binding=bound())], ["confirmed"]),
        ([goods(binding=bound()), goods(binding=PROPOSED)], ["confirmed"]),
        ([goods(binding=PROPOSED), goods(binding=PROPOSED)], ["proposed"]),
        ([goods(), goods(factor=50)], ["", ""]),
        ([goods(), goods(8)], ["", ""]),
        ([place(1), lot("L", MINE, 1)], ["", ""]),
    ],
)
def test_second_ways_to_one_object_are_one_candidate_and_a_confirmed_way_stays(ways, kept):
    ranked = weigh(ways, ScanFacts()).ranked
    bindings = [one.candidate.binding for one in ranked]

    assert kept == ["" if one is None else one.status for one in bindings]


def test_of_two_confirmed_ways_to_one_object_the_one_that_more_speaks_for_stays():
    ways = [goods(binding=bound(OTHER)), goods(binding=bound(PARTNER))]
    for order in (ways, ways[::-1]):
        [one] = weigh(order, ScanFacts(partner=PARTNER)).ranked

        assert [BOUND, ITS_CODE] == list(one.reasons)


def test_of_ways_that_nothing_tells_apart_the_first_stays():
    ways = [goods(binding=bound(number=2)), goods(binding=bound(number=1))]
    for order in (ways, ways[::-1]):
        [way] = weigh(order, ScanFacts()).ranked

        assert order[0].binding == way.candidate.binding


def test_a_confirmed_way_stays_although_more_speaks_for_a_proposed_one():
    ways = [goods(binding=bound(OTHER)), goods(binding=bound(PARTNER, "proposed"))]
    for order in (ways, ways[::-1]):
        ranking = weigh(order, ScanFacts(partner=PARTNER))

        assert ("accepted", [BOUND, ANOTHERS_CODE]) == (
            ranking.outcome, list(ranking.ranked[0].reasons),
        )  # fmt: skip


def test_the_best_comes_first_and_of_equals_the_kind_and_the_older_id():
    found = [place(2), place(1), *here(5), lot("L", MINE, 4), *away(3)]
    for order in (found, found[::-1]):
        ranked = weigh(order, ScanFacts()).ranked

        assert [("lot", 5), ("lot", 4), ("place", 1), ("place", 2), ("lot", 3)] == [
            one.candidate.object for one in ranked
        ]


def test_an_article_number_of_two_suppliers_is_decided_by_the_order_in_hand():
    both = [goods(1, binding=bound(70)), goods(2, binding=bound(71))]
    decided, open_ = weigh(both, ScanFacts(partner=71)), weigh(both, ScanFacts())

    assert ("accepted", 2, "ask") == (
        decided.outcome, decided.ranked[0].candidate.id, open_.outcome,
    )  # fmt: skip


def test_what_people_here_chose_before_tips_the_scale_but_yields_to_the_document():
    both = [lot("L1", 1, 11), lot("L1", 2, 12, here=False)]
    before = frozenset({1})
    tipped = weigh(both, ScanFacts(chosen_before=before))
    against = weigh(both, on_document(chosen_before=before, waiting={2: 1}))

    assert ("accepted", 11, "ask") == (
        tipped.outcome, tipped.ranked[0].candidate.id, against.outcome,
    )  # fmt: skip
