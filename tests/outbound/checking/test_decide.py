from dataclasses import replace

import pytest

from tests.facts import code_of
from tongma.foundation.kernel.outcome import Refusal
from tongma.outbound.checking.decide import decide_check, decide_withdraw
from tongma.outbound.checking.model import CheckFacts, StagedGoods
from tongma.work.documents.model import Line

PICKER, CHECKER = 1, 2
GLOVE, STENT = 7, 8


def staged(quantity=10, checked=0, **more):
    given = {"line": 1, "item": GLOVE, "lot": 4, "piece": 0, "packed_as": 0, "words": "G / L1"}
    return StagedGoods(quantity=quantity, checked=checked, **(given | more))


def facts(*goods, **more):
    given = {"acting": CHECKER, "pickers": frozenset({PICKER}), "item": GLOVE, "lot": 4, "piece": 0,
             "serial": "", "quantity": 10, "decimals": 0, "words": "G / L1",
             "blocked": None}  # fmt: skip
    return CheckFacts(staged=goods, **(given | more))


A_STENT = staged(1, item=STENT, lot=5, piece=9, words="S / L2 / S9")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # all, a part, the rest
        (facts(staged()), [10]),
        (facts(staged(), quantity=9), [9]),
        (facts(staged(checked=6), quantity=4), [4]),
        (facts(staged(checked=6), quantity=5), "too_many"),
        (facts(staged(), quantity=11), "too_many"),
        (facts(staged(checked=10), quantity=1), "already_checked"),
        (facts(staged(checked=10), quantity=11), "already_checked"),
        # over several allocations, what is checked of the first is not checked again
        (facts(staged(6), staged(8, line=2)), [6, 4]),
        (facts(staged(6, 6), staged(14, line=2)), [10]),
        (facts(staged(6, 5), staged(8, line=2), quantity=9), [1, 8]),
        (facts(staged(6, 5), staged(8, line=2)), "too_many"),
        # by item, lot and piece
        (facts(staged(), item=STENT), "wrong_item"),
        (facts(item=STENT), "wrong_item"),
        (facts(staged(), lot=6), "wrong_lot"),
        (facts(staged(), staged(item=STENT, lot=6), lot=6), "wrong_lot"),
        (facts(A_STENT, item=STENT, lot=5, piece=9, quantity=1), [1]),
        (facts(A_STENT, item=STENT, lot=5, piece=10, quantity=1), "serial_not_here"),
        (facts(A_STENT, replace(A_STENT, piece=10), item=STENT, lot=5, piece=10, quantity=1), [1]),
        (facts(staged(), staged(piece=9), lot=4, piece=10, quantity=1), "serial_not_here"),
        # only what was scanned is checked
        (facts(A_STENT, staged(), staged(lot=6)), [10]),
        # blocked
        (facts(staged(), blocked="not_released"), "stock_not_released"),
        (facts(staged(), blocked="held"), "stock_held"),
        (facts(staged(), blocked="expired"), "stock_expired"),
        # the picker does not check; another picker's order is no matter
        (facts(staged(), acting=PICKER), "same_person"),
        (facts(staged(), pickers=frozenset()), [10]),
        # precedence
        (facts(acting=PICKER, item=STENT), "same_person"),
        (facts(staged(), item=STENT, lot=6, blocked="held"), "wrong_item"),
        (facts(staged(), lot=6, piece=3, blocked="held"), "wrong_lot"),
        (facts(staged(), piece=3, blocked="held"), "serial_not_here"),
        (facts(staged(checked=10), blocked="held"), "stock_held"),
        (facts(staged(), blocked="held", quantity=11), "stock_held"),
    ],
)
def test_a_check_is_of_what_the_order_wants_by_another_person(given, expected):
    found = decide_check(given)

    if isinstance(found, Refusal):
        assert expected == code_of(found)
    else:
        assert expected == [part.quantity for part in found]
        assert all(part.staged in given.staged for part in found)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (facts(staged(), acting=PICKER), {"step": "picking", "role": "checker"}),
        (facts(staged(), A_STENT, staged(3), item=3, words="X"),
         {"expected": ["G / L1", "S / L2 / S9"], "scanned": "X", "role": "checker"}),
        (facts(staged(), lot=6, words="G / L6"),
         {"expected": ["G / L1"], "scanned": "G / L6", "role": "checker"}),
        (facts(staged(), piece=3, serial="S3"), {"serials": ["S3"], "role": "checker"}),
        (facts(staged(), blocked="held"), {"goods": "G / L1"}),
        (facts(staged(checked=10)), {"goods": "G / L1"}),
        (facts(staged(1500, 300), quantity=1600, decimals=3),
         {"expected": "1.2", "scanned": "1.6", "role": "picker"}),
    ],
)  # fmt: skip
def test_a_refused_check_says_what_is_wanted_beside_what_was_scanned(given, told):
    assert told == decide_check(given).facts


def line(number, item=GLOVE, lot=4, piece=0):
    return Line(number, 2, 1, item, lot, piece, 0, 0, 0, "", 5, 0, "open", CHECKER, 3)


@pytest.mark.parametrize(
    ("checked", "packed", "told"),
    [
        ([line(1)], [], None),
        ([line(1)], [(GLOVE, 4, 0)], "1"),
        ([line(1), line(2, lot=6)], [(GLOVE, 6, 0)], "2"),
        ([line(1)], [(GLOVE, 5, 0), (STENT, 4, 0), (GLOVE, 4, 9)], None),
        ([line(1, lot=0)], [(STENT, 0, 0)], None),  # goods without lots are told apart by item
    ],
)
def test_a_check_is_withdrawn_until_its_goods_are_packed(checked, packed, told):
    refusal = decide_withdraw(checked, packed)

    if refusal is None:
        assert told is None
    else:
        assert ("already_packed", {"line": told}) == (code_of(refusal), refusal.facts)


def test_a_piece_is_checked_once():
    again = replace(A_STENT, checked=1)

    refusal = decide_check(facts(again, item=STENT, lot=5, piece=9, quantity=1))

    assert "already_checked" == code_of(refusal)
