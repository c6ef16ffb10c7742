import pytest

from tests.facts import code_of, told
from tongma.inside.counting.decide import (
    decide_approve,
    decide_count,
    decide_elsewhere,
    decide_missing,
    decide_open,
    decide_outdated,
    decide_reopen,
    decide_twice,
    state_after,
)
from tongma.inside.counting.model import CountEntry

ANN, BEN, CLEO = 1, 2, 3


def code(refusal):
    return code_of(refusal)


def entry(counted, ledger, piece=0):
    return CountEntry(7, 8, piece, 0, counted, ledger)


@pytest.mark.parametrize(
    ("counted", "ledger", "piece", "tolerance", "round_", "state"),
    [
        (100, 100, 0, 0, 1, "done"),
        (99, 100, 0, 0, 1, "recount"),
        (101, 100, 0, 0, 1, "recount"),
        (99, 100, 0, 0, 2, "to_approve"),
        (100, 100, 0, 0, 2, "done"),
        (98, 100, 0, 2, 1, "done"),  # the tolerance itself is within it
        (102, 100, 0, 2, 1, "done"),
        (97, 100, 0, 2, 1, "recount"),
        (103, 100, 0, 2, 1, "recount"),
        (1, 0, 0, 2, 1, "recount"),  # of nothing expected nothing is tolerated
        (0, 0, 0, 2, 1, "done"),
        (0, 1, 9, 100, 1, "recount"),  # a piece is there or not
        (1, 1, 9, 0, 1, "done"),
        (1, 0, 9, 100, 2, "to_approve"),
    ],
)
def test_a_difference_is_counted_again_and_then_approved(
    counted, ledger, piece, tolerance, round_, state
):
    assert state == state_after([entry(counted, ledger, piece)], round_, tolerance)


def test_one_difference_among_many_is_enough():
    assert "recount" == state_after([entry(5, 5), entry(4, 5), entry(6, 6)], 1)
    assert "done" == state_after([], 1)
    assert "recount" == state_after([entry(199, 200)], 1), "no tolerance but one that is set"


@pytest.mark.parametrize(
    ("state", "acting", "counters", "expected"),
    [
        ("open", ANN, [], None),
        ("recount", BEN, [ANN], None),
        ("recount", ANN, [ANN], "same_person"),
        ("recount", CLEO, [ANN, BEN], None),
        ("done", BEN, [ANN], "line_not_open"),
        ("to_approve", CLEO, [ANN, BEN], "line_not_open"),
        ("posted", CLEO, [], "line_not_open"),
        ("cancelled", ANN, [], "line_not_open"),
        ("done", ANN, [ANN], "line_not_open"),  # the state comes before the person
    ],
)
def test_each_round_is_counted_by_another_person(state, acting, counters, expected):
    assert expected == code(decide_count(state, acting, counters))


@pytest.mark.parametrize(
    ("state", "acting", "counters", "expected"),
    [
        ("to_approve", CLEO, [ANN, BEN], None),
        ("to_approve", ANN, [ANN, BEN], "same_person"),
        ("to_approve", BEN, [ANN, BEN], "same_person"),
        ("open", CLEO, [], "line_not_open"),
        ("recount", CLEO, [ANN], "line_not_open"),
        ("posted", ANN, [ANN], "line_not_open"),
    ],
)
def test_who_counted_does_not_approve(state, acting, counters, expected):
    assert expected == code(decide_approve(state, acting, counters))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("to_approve", None),
        ("recount", None),
        ("done", None),
        ("open", "line_not_open"),
        ("posted", "line_not_open"),
        ("cancelled", "line_not_open"),
    ],
)
def test_a_bin_is_counted_again_before_its_differences_are_posted(state, expected):
    assert expected == code(decide_reopen(5, state))


def test_a_count_has_bins_and_stands_on_what_the_ledger_still_says():
    assert decide_open(["A-01"], {}) is None
    assert decide_open(["A-01"], {"A-02": "CT-1"}) is None
    assert "no_lines" == code(decide_open([], {"A-02": "CT-1"}))
    twice = decide_open(["A-01", "A-02"], {"A-02": "CT-1"})
    assert {"place": "A-02", "number": "CT-1"} == told(twice, "bin_is_counted")
    assert decide_outdated(5, is_same=True) is None
    assert "count_outdated" == code(decide_outdated(5, is_same=False))


def test_a_piece_is_in_one_place_and_counted_once():
    assert decide_elsewhere(9, []) is None
    elsewhere = decide_elsewhere(9, [4, 5])
    assert {"piece": "9", "place": "4"} == told(elsewhere, "piece_elsewhere")
    assert "counted_twice" == code(decide_twice(9, is_known=True))
    assert decide_twice(9, is_known=False) is None
    assert decide_twice(0, is_known=True) is None, "goods without serial may lie in two heaps"


def test_goods_that_are_promised_are_not_missing():
    assert decide_missing(entry(4, 5), 0, promised=0, line=7) is None
    assert decide_missing(entry(4, 5), 0, promised=1, line=7) is None
    assert "stock_is_allocated" == code(decide_missing(entry(4, 5), 1, promised=1, line=7))
    assert {"line": "7"} == told(
        decide_missing(entry(4, 5), 1, promised=0, line=7), "count_outdated"
    )
