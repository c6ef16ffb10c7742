"""Which items an unknown code may mean, and what may be done with one: boundaries, precedence."""

import pytest

from tongma.work.unknown_codes.decide import (
    SIMILAR_MAX,
    WEIGHTS,
    decide_dismiss,
    decide_open,
    decide_suggestions,
    sibling_gtins,
    similar,
)
from tongma.work.unknown_codes.model import Evidence


@pytest.mark.parametrize(
    ("state", "code"),
    [("open", None), ("bound", "unknown_code_closed"), ("dismissed", "unknown_code_closed")],
)
def test_a_code_is_decided_on_once(state, code):
    refusal = decide_open("123", state)

    assert code == (refusal and refusal.code)
    assert ({"value": "123", "state": state} if code else None) == (refusal and refusal.facts)


@pytest.mark.parametrize(
    ("reason", "code"), [("a price tag", None), ("", "reason_required"), (" ", "reason_required")]
)
def test_a_code_is_dismissed_with_a_reason(reason, code):
    refusal = decide_dismiss(reason)

    assert code == (refusal and refusal.code)
    assert ({"step": "dismiss"} if code else None) == (refusal and refusal.facts)


def test_a_proposal_and_a_public_record_are_surest_and_a_document_in_hand_the_least():
    assert {
        "proposed": 0.9,
        "registered_sibling": 0.9,
        "sibling_gtin": 0.7,
        "supplier_article": 0.7,
        "other_scheme": 0.5,
        "same_registration": 0.4,
        "expected_here": 0.3,
    } == WEIGHTS


def speaks(item, reason, weight=0.5, **more):
    return Evidence(item, reason, weight, **more)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([], []),
        ([speaks(1, "other_scheme")], [(1, 0.5, ("other_scheme",))]),
        # two that are half sure make three quarters; the surest is named first
        ([speaks(1, "other_scheme"), speaks(1, "similar")],
         [(1, 0.75, ("other_scheme", "similar"))]),
        ([speaks(1, "other_scheme"), speaks(1, "proposed", 0.9)],
         [(1, 0.95, ("proposed", "other_scheme"))]),
        # one reason counts once
        ([speaks(1, "similar", 0.4), speaks(1, "similar", 0.6)], [(1, 0.4, ("similar",))]),
        # what is expected here is no reason alone, and adds to others
        ([speaks(1, "expected_here", 0.3)], []),
        ([speaks(1, "sibling_gtin", 0.7), speaks(1, "expected_here", 0.3)],
         [(1, 0.79, ("sibling_gtin", "expected_here"))]),
        # the likeliest first; of equals the older item
        ([speaks(1, "similar", 0.4), speaks(3, "similar"), speaks(2, "similar")],
         [(2, 0.5, ("similar",)), (3, 0.5, ("similar",)), (1, 0.4, ("similar",))]),
        # three places
        ([speaks(1, "similar", 0.12345)], [(1, 0.123, ("similar",))]),
    ],
)  # fmt: skip
def test_reasons_add_up_as_independent_chances(evidence, expected):
    told = decide_suggestions(evidence)

    assert expected == [(one.item, one.score, one.reasons) for one in told]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([speaks(1, "similar")], (0, 0, "")),
        ([speaks(1, "similar", 0.4, factor=10, binding=3, role="content"),
          speaks(1, "proposed", 0.9, factor=50, binding=4, role="package")],
         (50, 4, "package")),
        ([speaks(1, "similar", 0.4, factor=10, binding=3, role="content"),
          speaks(1, "proposed", 0.9)],
         (10, 3, "content")),
        ([speaks(1, "similar", 0.4, factor=1), speaks(1, "proposed", 0.9, binding=4)],
         (1, 4, "")),
    ],
)  # fmt: skip
def test_factor_binding_and_role_come_from_the_surest_reason_that_tells_them(evidence, expected):
    [one] = decide_suggestions(evidence)

    assert expected == (one.factor, one.binding, one.role)


@pytest.mark.parametrize(("found", "shown"), [(9, 9), (10, 10), (11, 10)])
def test_no_more_than_ten_items_are_suggested(found, shown):
    assert shown == len(decide_suggestions(speaks(item, "similar") for item in range(1, found + 1)))


SIBLINGS = [
    "00614141123452", "10614141123459", "20614141123456", "30614141123453", "40614141123450",
    "50614141123457", "60614141123454", "70614141123451", "80614141123458",
]  # fmt: skip
"""One item reference with each indicator digit, their check digits reckoned by hand."""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *((SIBLINGS[at], SIBLINGS[:at] + SIBLINGS[at + 1 :]) for at in (0, 1, 8)),
        ("90614141123455", SIBLINGS),
        ("0614141123452", []),
        ("000614141123452", []),
        ("0061414112345A", []),
        ("００６１４１４１１２３４５２", []),
        ("", []),
    ],
)
def test_siblings_of_a_gtin_differ_in_indicator_and_check_digit(value, expected):
    assert expected == sibling_gtins(value)


NAME, MODEL = "abcdefghij" * 2, "B-9"


def like(count):
    """A text of the same length that shares so many characters of the name, from the front."""
    return NAME[:count] + "-" * (len(NAME) - count)


@pytest.mark.parametrize(
    ("name", "model", "item", "weight"),
    [
        # name alone: from 55 of 100 on
        (NAME, "", (NAME, "anything"), 0.6),
        (NAME, "", (like(11), ""), 0.6 * 0.55),
        (NAME, "", (like(10), ""), None),
        (NAME + "kl", "", (NAME[:12] + "-" * 10, ""), None),
        # whole names are compared, not parts of them
        (NAME, "", (NAME + "-" * 40, ""), None),
        # name and model count the same; 55 is their mean, and each name alone has 55
        (NAME, MODEL, (NAME, "size B-9 large"), 0.6),
        (NAME, MODEL, (NAME, "???"), None),
        (NAME, MODEL, (like(12), MODEL), 0.6 * 0.8),
        (NAME, MODEL, (like(10), MODEL), None),
        (NAME, "ab", (like(12), "?b??"), 0.6 * 0.55),
        (NAME, "ab", (like(11), "?b??"), None),
    ],
)
def test_an_item_is_similar_by_name_and_model_from_fifty_five_on(name, model, item, weight):
    found = similar(name, model, [(1, *item)])

    assert ([] if weight is None else [(1, "similar", pytest.approx(weight))]) == [
        (one.item, one.reason, one.weight) for one in found
    ]
    assert SIMILAR_MAX == 0.6


@pytest.mark.parametrize(("items", "found"), [(50, 50), (51, 50)])
def test_no_more_than_fifty_names_are_compared_further(items, found):
    assert found == len(similar(NAME, "", [(item, NAME, "") for item in range(items)]))


def test_of_many_items_each_keeps_its_own_name_and_model():
    items = [(4, "other", ""), (5, NAME, "B-9"), (6, like(18), "")]

    assert {5: 0.6, 6: pytest.approx(0.54)} == {
        one.item: one.weight for one in similar(NAME, "", items)
    }
