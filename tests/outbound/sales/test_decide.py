import pytest

from tests.facts import code_of
from tongma.outbound.sales.decide import (
    decide_allocate,
    decide_begin,
    decide_cancel,
    decide_place,
    decide_short_close,
    reason_against,
)
from tongma.outbound.sales.model import LineDemand, PlaceSalesOrder, StockCandidate
from tongma.stock.model import Key, Status
from tongma.work.documents.model import OrderLine

TODAY = "2026-09-01"
CASE, BOX = 70, 71
LINES = (OrderLine(9, "1"),)


def demand(quantity=10, min_days=0, min_life_percent=0):
    return LineDemand(quantity, TODAY, min_days, min_life_percent)


def stock(lot=1, free=10, **facts):
    place, packed_as = facts.pop("place", 5), facts.pop("packed_as", 0)
    piece = facts.pop("piece", 0)
    given = {
        "allocated": 0,
        "lot_number": f"L{lot}",
        "last_day": "2027-01-01",
        "life_days": None,
        "blocked": None,
        "in_storage": True,
        "factor": 1,
        "sequence": 0,
    }
    key = Key(lot, piece, place, Status.RELEASED, 3, 9, packed_as)
    return StockCandidate(key, free, **(given | facts))


def case(lot=1, free=10, factor=5, **facts):
    return stock(lot, free, factor=factor, packed_as=CASE, **facts)


@pytest.mark.parametrize(
    ("ship_to", "lines", "code"),
    [
        (0, LINES, None),
        (11, LINES, None),
        (12, LINES, "address_unknown"),
        (0, (), "no_lines"),
        (11, (), "no_lines"),
        (12, (), "address_unknown"),  # the address comes first
    ],
)
def test_an_order_has_lines_and_goes_to_an_address_of_its_customer(ship_to, lines, code):
    refusal = decide_place(PlaceSalesOrder(1, 2, lines, ship_to=ship_to), {10, 11})

    assert code == code_of(refusal)


def test_an_address_of_somebody_else_is_named():
    refusal = decide_place(PlaceSalesOrder(1, 2, LINES, ship_to=12), ())

    assert {"address": "12"} == refusal.facts


@pytest.mark.parametrize(("lines", "code"), [(0, "nothing_to_allocate"), (1, None), (2, None)])
def test_an_order_without_open_lines_has_nothing_to_allocate(lines, code):
    refusal = decide_begin("SO-26-0001", lines)

    assert code == code_of(refusal)


@pytest.mark.parametrize(
    ("done", "picked", "code"),
    [
        (0, 0, None),
        (1, 0, "already_shipped"),
        (0, 1, "already_picked"),
        (1, 1, "already_shipped"),  # what has left comes first
    ],
)
def test_an_order_is_cancelled_while_nothing_has_left_and_nothing_is_picked(done, picked, code):
    refusal = decide_cancel("SO-26-0001", done, picked)

    assert code == code_of(refusal)
    assert refusal is None or {"order": "SO-26-0001"} == refusal.facts


@pytest.mark.parametrize(
    ("state", "picked", "code"),
    [
        ("open", 0, None),
        ("open", 1, "already_picked"),
        ("done", 0, "line_not_open"),
        ("short_closed", 0, "line_not_open"),
        ("cancelled", 1, "line_not_open"),  # the line's state comes first
    ],
)
def test_a_line_is_closed_short_while_it_is_open_and_nothing_of_it_is_picked(state, picked, code):
    refusal = decide_short_close("SO-26-0001", 4, state, picked)

    assert code == code_of(refusal)
    assert refusal is None or "4" == refusal.facts["line"]


@pytest.mark.parametrize(
    ("wants", "has", "reason"),
    [
        # nothing demanded: the last usable day counts itself
        (demand(), stock(last_day=TODAY), None),
        (demand(), stock(last_day="2026-08-31"), "expired"),
        (demand(), stock(last_day=None), None),
        # days: one less than demanded is too short
        (demand(min_days=30), stock(last_day="2026-10-01"), None),
        (demand(min_days=30), stock(last_day="2026-09-30"), "short_life"),
        (demand(min_days=30), stock(last_day="2026-08-31"), "expired"),
        (demand(min_days=30), stock(last_day=None), None),
        # percent of the total life, a share of a day counting as a whole one: 31 of 61
        (demand(min_life_percent=50), stock(last_day="2026-10-02", life_days=61), None),
        (demand(min_life_percent=50), stock(last_day="2026-10-01", life_days=61), "short_life"),
        (demand(min_life_percent=50), stock(last_day=TODAY, life_days=None), None),
        (demand(min_life_percent=50), stock(last_day=TODAY, life_days=0), None),
        (demand(min_days=40, min_life_percent=50), stock(last_day="2026-10-10", life_days=61),
         "short_life"),  # the greater of the two
        (demand(min_days=20, min_life_percent=50), stock(last_day="2026-09-30", life_days=61),
         "short_life"),
        # allocated
        (demand(), stock(free=0, allocated=3), "allocated"),
        (demand(), stock(free=1, allocated=3), None),
        (demand(), stock(free=-1, allocated=3), "allocated"),
        # blocked and place
        (demand(), stock(blocked="not_released"), "not_released"),
        (demand(), stock(blocked="held"), "held"),
        (demand(), stock(blocked="expired"), "expired"),
        (demand(), stock(in_storage=False), "not_in_storage"),
        # precedence: what blocks it, where it lies, its life, and only then whose it is
        (demand(), stock(blocked="held", in_storage=False, last_day="2026-08-31", free=0), "held"),
        (demand(), stock(in_storage=False, last_day="2026-08-31", free=0), "not_in_storage"),
        (demand(), stock(last_day="2026-08-31", free=0), "expired"),
        (demand(min_days=30), stock(last_day="2026-09-30", free=0), "short_life"),
    ],
)  # fmt: skip
def test_stock_is_passed_over_for_one_reason_the_gravest_first(wants, has, reason):
    assert reason == reason_against(wants, has)


EARLY, LATE = "2026-12-01", "2027-03-01"


@pytest.mark.parametrize(
    ("quantity", "candidates", "expected", "missing"),
    [
        # first expiry first; what does not expire last
        (4, [stock(1, 9, last_day=LATE), stock(2, 9, last_day=EARLY)], {(2, 5, 0): 4}, 0),
        (4, [stock(1, 9, last_day=None), stock(2, 9, last_day=LATE)], {(2, 5, 0): 4}, 0),
        (4, [stock(1, 3, last_day=None), stock(2, 3)], {(2, 5, 0): 3, (1, 5, 0): 1}, 0),
        # the same day: by lot number, then by the walk
        (4, [stock(1, 9, lot_number="B"), stock(2, 9, lot_number="A")], {(2, 5, 0): 4}, 0),
        (4, [stock(2, 9, lot_number="A"), stock(1, 9, lot_number="A")], {(1, 5, 0): 4}, 0),
        (4, [stock(1, 9, place=6, sequence=2), stock(1, 9, place=7, sequence=1)],
         {(1, 7, 0): 4}, 0),
        # over several lots as far as needed
        (12, [stock(1, 10, last_day=EARLY), stock(2, 10)], {(1, 5, 0): 10, (2, 5, 0): 2}, 0),
        (10, [stock(1, 10, last_day=EARLY), stock(2, 10)], {(1, 5, 0): 10}, 0),
        # what is not there is said
        (12, [stock(1, 10)], {(1, 5, 0): 10}, 2),
        (12, [], {}, 12),
        (0, [stock(1, 10)], {}, 0),
        # whole cases first, then loose ones
        (12, [stock(1, 9), case(1, 10, 5)], {(1, 5, CASE): 10, (1, 5, 0): 2}, 0),
        (5, [stock(1, 9), case(1, 10, 5)], {(1, 5, CASE): 5}, 0),
        (4, [stock(1, 9), case(1, 10, 5)], {(1, 5, 0): 4}, 0),
        # a case is opened when its lot has nothing loose left
        (7, [stock(1, 1), case(1, 10, 5)], {(1, 5, CASE): 6, (1, 5, 0): 1}, 0),
        (3, [case(1, 10, 5)], {(1, 5, CASE): 3}, 0),
        (3, [case(1, 10, 5, place=6), case(1, 10, 5, place=7, sequence=1)], {(1, 6, CASE): 3}, 0),
        (20, [case(1, 10, 5, place=6), case(1, 7, 5, place=7, sequence=1)],
         {(1, 6, CASE): 10, (1, 7, CASE): 7}, 3),
        # an earlier lot's case is opened before a later lot's loose goods are touched
        (3, [case(1, 10, 5, last_day=EARLY), stock(2, 9)], {(1, 5, CASE): 3}, 0),
        # what is blocked or short of life is left alone
        (4, [stock(1, 9, blocked="held"), stock(2, 9, last_day=LATE)], {(2, 5, 0): 4}, 0),
        # part of a place is allocated to others
        (9, [stock(1, 4, allocated=6)], {(1, 5, 0): 4}, 5),
    ],
)  # fmt: skip
def test_stock_is_chosen_first_expiry_first_and_whole_cases_first(
    quantity, candidates, expected, missing
):
    plan = decide_allocate(demand(quantity), candidates)

    assert expected == {
        (one.key.lot, one.key.place, one.key.packed_as): one.quantity for one in plan.choices
    }
    assert missing == plan.missing


def test_every_lot_passed_over_has_its_reason_and_its_whole_quantity():
    held = stock(1, 8, allocated=2, blocked="held")
    later = stock(2, 5, last_day=LATE)
    taken = stock(3, 9, last_day=EARLY)
    spare = stock(3, 4, last_day=EARLY, place=6, sequence=1)

    plan = decide_allocate(demand(9), [held, later, taken, spare])

    assert [("held", 1, 10), ("later_expiry", 3, 4), ("later_expiry", 2, 5)] == [
        (one.reason, one.stock.key.lot, one.stock.quantity) for one in plan.passed
    ]


def test_a_case_of_goods_with_decimals_is_whole_at_its_scaled_factor():
    five_kilograms = case(1, 10_000, 5_000)
    loose = stock(1, 2_000)

    plan = decide_allocate(demand(6_005), [loose, five_kilograms])

    assert {CASE: 5_000, 0: 1_005} == {one.key.packed_as: one.quantity for one in plan.choices}
