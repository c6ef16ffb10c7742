from dataclasses import replace
from typing import NamedTuple

from tongma.masterdata.identifiers.query import Bound
from tongma.stock.query.goods import LotFacts
from tongma.work.scanning.model import Candidate, ScanFacts
from tongma.work.scanning.weigh import weigh


class Item(NamedTuple):
    id: int


def lot_facts(lot_id, item, number):
    return LotFacts(lot_id, item, number, 0, None, None, 0)


def goods(item, *, lot="", scope=0, status="confirmed", factor=1):
    binding = Bound(1, "supplier-part", "A", scope, "item", item, 0, status, "", "test", "", "")
    return Candidate(
        "item",
        item,
        item=Item(item),
        lot=lot_facts(1, item, lot) if lot else None,
        factor=factor,
        binding=binding,
    )


def lot(item, number, lot_id):
    return Candidate("lot", lot_id, item=Item(item), lot=lot_facts(lot_id, item, number))


def test_one_meaning_that_nothing_speaks_against_is_taken():
    assert "accepted" == weigh([goods(1)], ScanFacts()).outcome


def test_the_same_object_found_twice_is_one_meaning():
    assert 1 == len(weigh([goods(1), goods(1)], ScanFacts()).ranked)


def test_an_article_number_of_two_suppliers_is_decided_by_the_order_in_hand():
    both = [goods(1, scope=70), goods(2, scope=71)]
    decided = weigh(both, ScanFacts(partner=71))
    assert ("accepted", 2) == (decided.outcome, decided.ranked[0].candidate.id)


def test_an_article_number_of_two_suppliers_is_asked_where_nothing_tells():
    decided = weigh([goods(1, scope=70), goods(2, scope=71)], ScanFacts())
    assert ("ask", "which_object") == (decided.outcome, decided.ask)


def test_the_order_of_finding_changes_nothing():
    both = [goods(1, scope=70), goods(2, scope=71)]
    for situation in (ScanFacts(), ScanFacts(partner=70), ScanFacts(document=5, waiting={2: 3})):
        one, other = weigh(both, situation), weigh(both[::-1], situation)
        assert (one.outcome, [w.candidate.id for w in one.ranked]) == (
            other.outcome, [w.candidate.id for w in other.ranked],
        )  # fmt: skip


def test_a_lot_number_on_two_items_is_decided_by_what_the_document_waits_for():
    both = [lot(1, "L1", 11), lot(2, "L1", 12)]
    decided = weigh(both, ScanFacts(document=5, waiting={2: 10}))
    assert ("accepted", 12) == (decided.outcome, decided.ranked[0].candidate.id)


def test_a_lot_number_on_two_items_that_both_wait_is_asked():
    both = [lot(1, "L1", 11), lot(2, "L1", 12)]
    assert "ask" == weigh(both, ScanFacts(document=5, waiting={1: 1, 2: 10})).outcome


def test_what_people_here_chose_before_tips_the_scale_but_does_not_decide_alone():
    both = [lot(1, "L1", 11), lot(2, "L1", 12)]
    both[1] = replace(both[1], here=False)
    decided = weigh(both, ScanFacts(chosen_before=frozenset({1})))
    contradicted = weigh(both, ScanFacts(chosen_before=frozenset({1}), document=5,
                                           waiting={2: 1}))  # fmt: skip
    assert ("accepted", 11, "ask") == (
        decided.outcome, decided.ranked[0].candidate.id, contradicted.outcome,
    )  # fmt: skip


def test_what_is_only_proposed_is_never_taken():
    assert "unconfirmed" == weigh([goods(1, status="proposed")], ScanFacts()).outcome


def test_more_choices_than_a_thumb_can_choose_from_ask_for_another_code():
    decided = weigh([goods(one) for one in range(1, 7)], ScanFacts())
    assert ("ask", "scan_more") == (decided.outcome, decided.ask)
