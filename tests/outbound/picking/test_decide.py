from dataclasses import replace

import pytest

from tests.facts import code_of
from tongma.foundation.kernel.outcome import Refusal
from tongma.outbound.picking.decide import (
    cases_to_open,
    decide_list,
    decide_open,
    decide_pick,
    decide_piece,
    decide_rest,
    decide_take,
)
from tongma.outbound.picking.model import ExpectedPick, PickGroup, ScannedGoods
from tongma.stock.model import Allocation, Key, Status

CASE, BOX = 70, 71
DOCK, FIRST, SECOND = 1, 5, 6
WALK = {FIRST: 10, SECOND: 20}
"""The second bin comes later on the walk; the dock is no bin to pick from."""


def allocation(number, quantity, *, line=1, lot=4, place=FIRST, packed_as=0, piece=0):
    key = Key(lot, piece, place, Status.RELEASED, 3, 9, packed_as)
    return Allocation(number, 100, line, key, quantity)


@pytest.mark.parametrize(
    ("given", "listed", "expected"),
    [
        # one line for each lot in each bin, in walking order
        ([allocation(1, 5)], {}, [(1, 4, FIRST, 0, 5)]),
        ([allocation(1, 5), allocation(2, 7)], {}, [(1, 4, FIRST, 0, 12)]),
        ([allocation(1, 5, place=SECOND), allocation(2, 7)], {},
         [(1, 4, FIRST, 0, 7), (1, 4, SECOND, 0, 5)]),
        ([allocation(1, 5), allocation(2, 7, lot=3)], {},
         [(1, 3, FIRST, 0, 7), (1, 4, FIRST, 0, 5)]),
        ([allocation(1, 5, packed_as=CASE), allocation(2, 7)], {},
         [(1, 4, FIRST, 0, 7), (1, 4, FIRST, CASE, 5)]),
        ([allocation(1, 5), allocation(2, 7, line=2)], {},
         [(1, 4, FIRST, 0, 5), (2, 4, FIRST, 0, 7)]),
        # what is picked already stands somewhere else
        ([allocation(1, 5, place=DOCK), allocation(2, 7)], {}, [(1, 4, FIRST, 0, 7)]),
        # what open lines of lists wait for is listed once
        ([allocation(1, 5)], {(1, 4, FIRST, 0): 4}, [(1, 4, FIRST, 0, 1)]),
        ([allocation(1, 5), allocation(2, 7, lot=3)], {(1, 4, FIRST, 0): 5},
         [(1, 3, FIRST, 0, 7)]),
        ([allocation(1, 5)], {(2, 4, FIRST, 0): 5}, [(1, 4, FIRST, 0, 5)]),
        ([allocation(1, 5)], {(1, 4, SECOND, 0): 5}, [(1, 4, FIRST, 0, 5)]),
        # a sealed line whose case was opened since waits for loose stock
        ([allocation(1, 20)], {(1, 4, FIRST, CASE): 19}, [(1, 4, FIRST, 0, 1)]),
        ([allocation(1, 20), allocation(2, 50, packed_as=CASE)], {(1, 4, FIRST, CASE): 70},
         "nothing_to_pick"),
        ([allocation(1, 20), allocation(2, 50, packed_as=CASE)], {(1, 4, FIRST, CASE): 50},
         [(1, 4, FIRST, 0, 20)]),
        ([allocation(1, 20)], {(1, 4, FIRST, CASE): 12, (1, 4, FIRST, BOX): 8},
         "nothing_to_pick"),
        # a loose line that waits for more than is there covers nothing sealed
        ([allocation(1, 50, packed_as=CASE)], {(1, 4, FIRST, 0): 60},
         [(1, 4, FIRST, CASE, 50)]),
        # nothing
        ([], {}, "nothing_to_pick"),
        ([allocation(1, 5, place=DOCK)], {}, "nothing_to_pick"),
        ([allocation(1, 5)], {(1, 4, FIRST, 0): 5}, "nothing_to_pick"),
        ([allocation(1, 20)], {(1, 4, FIRST, CASE): 20}, "nothing_to_pick"),
    ],
)  # fmt: skip
def test_a_list_has_a_line_for_what_is_allocated_and_not_listed_yet(given, listed, expected):
    known = {PickGroup(*group): left for group, left in listed.items()}

    found = decide_list("SO-26-0001", given, WALK, known)

    if isinstance(found, Refusal):
        assert (expected, {"order": "SO-26-0001"}) == (code_of(found), found.facts)
    else:
        assert expected == [(*line.group, line.quantity) for line in found]
        assert {9} == {line.item for line in found}


@pytest.mark.parametrize(
    ("state", "code"),
    [("open", None), ("done", "line_not_open"), ("short", "line_not_open")],
)
def test_nothing_is_picked_from_a_line_that_is_not_open(state, code):
    refusal = decide_open(4, state)

    assert code == code_of(refusal)


EXPECTED = ExpectedPick(1, "G 手套", 2, "L1", "A-01-01", 0, "", 5, 0)
SCANNED = ScannedGoods(1, "G 手套", 2, "L1", "A-01-01", 0, "", 0, "", 1, 5, None, here=True)
SEALED = replace(EXPECTED, level=CASE, level_name="case", left=100)
ONE_CASE = replace(SCANNED, level=CASE, level_name="case", factor=50, quantity=50)
ALL_WRONG = {
    "place_code": "A-01-02", "item": 9, "lot": 9, "level": BOX, "factor": 10, "blocked": "held",
    "piece": 8, "serial": "S8", "here": False, "quantity": 6,
}  # fmt: skip


def without(*names, **more):
    return {name: value for name, value in ALL_WRONG.items() if name not in names} | more


@pytest.mark.parametrize(
    ("expected", "scanned", "code"),
    [
        (EXPECTED, {}, None),
        (EXPECTED, {"quantity": 4}, None),
        (EXPECTED, {"quantity": 6}, "too_many"),
        (replace(EXPECTED, left=4), {}, "too_many"),
        (EXPECTED, {"place_code": ""}, None),  # the bin need not be scanned
        (EXPECTED, {"place_code": "A-01-02"}, "wrong_place"),
        (EXPECTED, {"item": 9}, "wrong_item"),
        (EXPECTED, {"lot": 9}, "wrong_lot"),
        (EXPECTED, {"level": CASE, "factor": 50}, "wrong_level"),
        (EXPECTED, {"level": CASE, "factor": 2}, "wrong_level"),
        (EXPECTED, {"level": 77, "factor": 1}, None),  # another code of the base unit
        (EXPECTED, {"blocked": "not_released"}, "stock_not_released"),
        (EXPECTED, {"blocked": "held"}, "stock_held"),
        (EXPECTED, {"blocked": "expired"}, "stock_expired"),
        (EXPECTED, {"piece": 8, "quantity": 1}, None),
        (EXPECTED, {"piece": 8, "quantity": 1, "here": False}, "serial_not_here"),
        (EXPECTED, {"here": False}, None),  # loose goods are proved by their allocation
        # precedence: each fault with all that come after it
        (EXPECTED, without(), "wrong_place"),
        (EXPECTED, without("place_code"), "wrong_item"),
        (EXPECTED, without("place_code", "item"), "wrong_lot"),
        (EXPECTED, without("place_code", "item", "lot"), "wrong_level"),
        (EXPECTED, without("place_code", "item", "lot", "level", "factor"), "stock_held"),
        (EXPECTED, without("place_code", "item", "lot", "level", "factor", "blocked"),
         "serial_not_here"),
    ],
)  # fmt: skip
def test_a_scan_is_what_the_line_wants_or_the_first_fault_is_said(expected, scanned, code):
    refusal = decide_pick(expected, replace(SCANNED, **scanned))

    assert code == code_of(refusal)


@pytest.mark.parametrize(
    ("expected", "scanned", "code"),
    [
        (SEALED, ONE_CASE, None),
        (SEALED, replace(ONE_CASE, quantity=100), None),
        (SEALED, replace(ONE_CASE, quantity=150), "too_many"),
        (SEALED, replace(ONE_CASE, level=BOX, level_name="box", factor=10), "wrong_level"),
        (SEALED, SCANNED, None),  # a case may be opened
    ],
)
def test_a_sealed_line_takes_its_own_cases_or_loose_units_of_them(expected, scanned, code):
    refusal = decide_pick(expected, scanned)

    assert code == code_of(refusal)


@pytest.mark.parametrize(
    ("expected", "scanned", "facts"),
    [
        (EXPECTED, {"place_code": "A-01-02"},
         {"expected": "A-01-01", "scanned": "A-01-02", "role": "picker"}),
        (EXPECTED, {"level": BOX, "level_name": "box", "factor": 10},
         {"expected": "loose", "scanned": "box", "role": "picker"}),
        (SEALED, {"level": BOX, "level_name": "box", "factor": 10},
         {"expected": "case", "scanned": "box", "role": "picker"}),
        (EXPECTED, {"blocked": "held", "serial": "S8"}, {"goods": "G 手套 / L1 / S8"}),
        (EXPECTED, {"piece": 8, "serial": "S8", "here": False},
         {"serials": ["S8"], "place": "A-01-01", "role": "storeman"}),
        (replace(EXPECTED, left=1500, decimals=3), {"quantity": 1600},
         {"expected": "1.5", "scanned": "1.6", "role": "sales"}),
    ],
)  # fmt: skip
def test_a_refused_scan_says_what_was_expected_beside_what_was_scanned(expected, scanned, facts):
    assert facts == decide_pick(expected, replace(SCANNED, **scanned)).facts


def test_a_piece_is_picked_by_its_own_allocation_or_takes_anothers_place():
    first, second = allocation(1, 1, piece=7), allocation(2, 1, piece=8)
    scanned = replace(SCANNED, piece=8, serial="S8")

    assert second == decide_piece([first, second], scanned)
    assert first == decide_piece([first], scanned)
    refusal = decide_piece([], scanned)
    assert ("not_allocated", {"goods": "G 手套 / L1 / S8", "missing": "1"}) == (
        code_of(refusal),
        refusal.facts,
    )


@pytest.mark.parametrize(
    ("quantities", "wanted", "taken"),
    [
        ([5], 5, [5]),
        ([5], 4, [4]),
        ([5, 7], 6, [5, 1]),
        ([5, 7], 12, [5, 7]),
        ([5, 7], 5, [5]),
        ([5], 6, "0.001"),
        ([], 1500, "1.5"),
    ],
)
def test_a_quantity_is_picked_by_the_lines_allocations_in_their_order(quantities, wanted, taken):
    own = [allocation(number, quantity) for number, quantity in enumerate(quantities, 1)]

    found = decide_take(own, wanted, "G / L1", 3)

    if isinstance(found, Refusal):
        assert ("not_allocated", {"goods": "G / L1", "missing": taken}) == (
            code_of(found),
            found.facts,
        )
    else:
        assert taken == [part.quantity for part in found]
        assert own[: len(taken)] == [part.allocation for part in found]


@pytest.mark.parametrize(
    ("quantity", "own", "others", "free", "allocated", "spare"),
    [
        # one case of 50 for 1 to 50, two for 51
        (1, [30], [], 70, [(1, 30)], 20),
        (30, [30], [], 70, [(1, 30)], 20),
        (50, [50], [], 50, [(1, 50)], 0),
        (51, [60], [], 40, [(1, 60)], 40),
        (30, [80], [], 20, [(1, 50)], 0),
        # what is nobody's before what is another line's
        (30, [30], [10], 60, [(1, 30)], 20),
        (30, [30], [60], 10, [(1, 30), (11, 10)], 10),
        (30, [30], [20], 0, [(1, 30), (11, 20)], 0),
        (30, [30], [5, 40], 0, [(1, 30), (11, 5), (12, 15)], 0),
        # what a ledger with half a case lacks is left to the ledger to refuse
        (30, [30], [], 0, [(1, 30)], 20),
    ],
)
def test_opening_cases_takes_each_allocation_along_with_its_stock(
    quantity, own, others, free, allocated, spare
):
    mine = [allocation(number, one, packed_as=CASE) for number, one in enumerate(own, 1)]
    theirs = [allocation(number, one, line=2, packed_as=CASE)
              for number, one in enumerate(others, 11)]  # fmt: skip

    opened = cases_to_open(quantity, 50, mine, theirs, free)

    assert allocated == [(part.allocation.id, part.quantity) for part in opened.allocated]
    assert spare == opened.free


@pytest.mark.parametrize(
    ("own", "opened", "left", "given_back"),
    [
        ([30], [], 30, [1]),
        ([30], [20], 30, [1]),  # loose goods of another line of the list stay
        ([], [20], 20, [11]),
        ([30], [20], 31, [1, 11]),
        ([], [20, 5], 20, [11]),
        ([], [20, 5], 21, [11, 12]),
        ([], [], 30, []),
        ([40], [20], 30, [1]),
    ],
)
def test_a_short_line_gives_back_what_it_waits_for(own, opened, left, given_back):
    mine = [allocation(number, one, packed_as=CASE) for number, one in enumerate(own, 1)]
    loose = [allocation(number, one) for number, one in enumerate(opened, 11)]

    assert given_back == [one.id for one in decide_rest(mine, loose, left)]
