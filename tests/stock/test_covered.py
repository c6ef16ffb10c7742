"""Since when goods have been there: the rule that keeps the past from being negative."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.stock.rules import covered_from


@pytest.mark.parametrize(
    ("taken", "on_hand", "later", "from_then"),
    [
        (5, 5, [], 100),  # nothing came later: as claimed
        (5, 5, [(110, 5)], 110),  # all of it came at 110
        (5, 6, [(110, 5)], 110),  # one was there before: not enough
        (5, 10, [(110, 5)], 100),  # five were there before: enough
        (5, 9, [(110, 5)], 110),
        (5, 5, [(110, 5), (120, -3), (130, 3)], 130),  # it was lent out in between
        (5, 8, [(110, 5), (120, -3), (130, 3)], 110),
        (5, 5, [(110, 5), (110, -5), (120, 5)], 120),
        (5, 5, [(110, -5), (110, 5)], 100),  # in one instant together
        (1, 1, [(120, -1), (110, 1), (130, 1)], 130),  # given in any order
    ],
)
def test_goods_are_taken_at_the_earliest_when_they_stayed_there(taken, on_hand, later, from_then):
    assert from_then == covered_from(taken, on_hand, later, 100)


@given(
    st.integers(1, 6), st.integers(0, 9),
    st.lists(st.tuples(st.integers(101, 109), st.integers(-5, 5)), max_size=8),
)  # fmt: skip
def test_never_below_zero_after_it_and_no_earlier_instant_would_do(taken, before, later):
    def there(instant):
        return before + sum(change for at, change in later if at <= instant)

    instants = range(100, 110)
    if there(109) < taken:
        return
    found = covered_from(taken, there(109), later, 100)

    assert all(there(at) >= taken for at in instants if at >= found)
    assert found == 100 or there(found - 1) < taken
