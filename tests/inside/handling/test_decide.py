import pytest

from tests.facts import code_of
from tongma.inside.handling.decide import decide_break_up, decide_open_case, decide_put_in


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize(("unit", "into", "expected"), [(1, 1, None), (1, 2, "place_other_site")])
def test_a_unit_stays_within_its_site(unit, into, expected):
    assert expected == code(decide_put_in(unit, into, "A-01"))


@pytest.mark.parametrize(
    ("goods", "inner", "allocated", "expected"),
    [
        (1, 0, 0, None),
        (0, 1, 0, None),
        (2, 3, 0, None),
        (0, 0, 0, "unit_empty"),
        (1, 0, 1, "unit_allocated"),
        (0, 0, 1, "unit_empty"),  # nothing in it comes before what is promised of it
    ],
)
def test_a_unit_with_something_in_it_that_nobody_waits_for_is_broken_up(
    goods, inner, allocated, expected
):
    assert expected == code(decide_break_up("U1", goods, inner, allocated))


@pytest.mark.parametrize(
    ("wanted", "free", "expected"),
    [
        (10, 10, None),
        (10, 11, None),
        (1, 1, None),
        (10, 9, "case_not_here"),
        (0, 10, "case_not_here"),
        (-10, 10, "case_not_here"),
    ],
)
def test_as_many_cases_are_opened_as_stand_here_free(wanted, free, expected):
    assert expected == code(decide_open_case(wanted, free, "A-01", "case"))
