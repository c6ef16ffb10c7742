import pytest

from tests.facts import code_of
from tongma.masterdata.identifiers.decide import (
    corrected,
    decide_bind,
    decide_claim,
    decide_correct,
    decide_retire,
    decide_supersede,
)
from tongma.masterdata.identifiers.model import (
    BINDING_STEPS,
    Correct,
    Identifier,
    Period,
    Standing,
    Target,
    covers,
    overlap,
    period_refusal,
)
from tongma.masterdata.identifiers.query import Bound

CODE = Identifier("gtin", "06291041500213", scope=5)
BOX = Target("item", 7, 3)
CASE = Target("item", 7, 4)
ALWAYS = Standing("confirmed")


def bound(target=BOX, *, status="confirmed", scope=5, first="", last="", binding=11):
    return Bound(
        binding, CODE.scheme, CODE.value, scope, *target, status, "", "person", first, last
    )


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("", "", None),
        ("2026-01-02", "", None),
        ("", "2026-01-02", None),
        ("2026-01-02", "2026-01-02", None),
        ("2026-01-02", "2026-01-03", None),
        ("2026-01-02", "2026-01-01", "period_wrong"),
        ("2026-02-30", "", "period_wrong"),
        ("", "2026-13-01", "period_wrong"),
        ("20260102", "", "period_wrong"),
    ],
)
def test_a_period_is_one_or_two_dates_in_their_order(first, last, expected):
    assert expected == code(period_refusal(first, last))


@pytest.mark.parametrize(
    ("first", "last", "day", "expected"),
    [
        ("2026-01-02", "2026-01-04", "2026-01-01", False),
        ("2026-01-02", "2026-01-04", "2026-01-02", True),
        ("2026-01-02", "2026-01-04", "2026-01-04", True),
        ("2026-01-02", "2026-01-04", "2026-01-05", False),
        ("", "2026-01-04", "1999-01-01", True),
        ("2026-01-02", "", "2099-01-01", True),
    ],
)
def test_a_period_has_its_first_and_its_last_day(first, last, day, expected):
    assert expected == covers(first, last, day)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("", ""), ("", ""), True),
        (("", "2026-01-02"), ("2026-01-02", ""), True),
        (("", "2026-01-01"), ("2026-01-02", ""), False),
        (("2026-01-03", ""), ("2026-01-01", "2026-01-02"), False),
        (("2026-01-01", "2026-01-09"), ("2026-01-03", "2026-01-04"), True),
    ],
)
def test_two_periods_overlap_where_they_have_a_day_in_common(left, right, expected):
    assert expected == overlap(Period(*left), Period(*right))
    assert expected == overlap(Period(*right), Period(*left))


@pytest.mark.parametrize(
    ("last", "is_known", "expected"),
    [
        ("", True, None),
        ("", False, "target_unknown"),
        ("2025-12-31", True, "period_wrong"),
        ("2025-12-31", False, "period_wrong"),  # the dates come first
    ],
)
def test_a_code_is_bound_to_what_is_there_for_a_period(last, is_known, expected):
    standing = Standing("confirmed", "2026-01-01", last)

    assert expected == code(decide_bind(BOX, standing, is_known=is_known))


@pytest.mark.parametrize(
    ("reason", "last", "is_known", "expected"),
    [
        ("misread", "", True, None),
        (" ", "2025-12-31", False, "reason_required"),
        ("misread", "2025-12-31", False, "period_wrong"),
        ("misread", "", False, "target_unknown"),
    ],
)
def test_a_correction_has_a_reason_then_a_period_then_a_target(reason, last, is_known, expected):
    standing = Standing("confirmed", "2026-01-01", last)

    assert expected == code(decide_correct(reason, BOX, standing, is_known=is_known))


@pytest.mark.parametrize(
    ("reason", "last", "expected"),
    [
        ("sold off", "", None),
        ("sold off", "2026-01-01", None),
        ("sold off", "2025-12-31", "period_wrong"),
        ("", "2025-12-31", "reason_required"),
    ],
)
def test_a_binding_ends_with_a_reason_not_before_it_began(reason, last, expected):
    assert expected == code(decide_retire(reason, Standing("retired", "2026-01-01", last)))


@pytest.mark.parametrize(
    ("command", "target", "standing"),
    [
        (Correct(11), BOX, Standing("proposed", "2026-01-01", "2026-02-01")),
        (Correct(11, 8), Target("item", 8, 3), Standing("proposed", "2026-01-01", "2026-02-01")),
        (Correct(11, 0, 0), Target("item", 7, 0), Standing("proposed", "2026-01-01", "2026-02-01")),
        (Correct(11, 0, None, "", ""), BOX, Standing("proposed")),
    ],
)
def test_a_correction_changes_what_it_names_and_nothing_else(command, target, standing):
    there = bound(status="proposed", first="2026-01-01", last="2026-02-01")

    assert (target, standing) == corrected(there, command)


@pytest.mark.parametrize(
    ("there", "standing", "expected"),
    [
        ([], ALWAYS, None),
        ([bound()], ALWAYS, "stands"),
        ([bound(CASE)], ALWAYS, "identifier_taken"),
        ([bound(CASE), bound()], ALWAYS, "stands"),  # what says the same is heard first
        ([bound(CASE, scope=6)], ALWAYS, None),
        ([bound(CASE, status="proposed")], ALWAYS, None),
        ([bound(status="proposed")], ALWAYS, None),  # confirming is more than proposing
        ([bound(CASE)], Standing("proposed"), None),  # a proposal may contradict
        ([bound()], Standing("proposed"), "stands"),
        ([bound(status="proposed")], Standing("proposed"), "stands"),
        ([bound(CASE, last="2025-12-31")], Standing("confirmed", "2026-01-01"), None),
        ([bound(CASE, last="2026-01-01")], Standing("confirmed", "2026-01-01"), "identifier_taken"),
        ([bound(CASE, first="2026-02-01")], Standing("confirmed", "", "2026-01-31"), None),
    ],
)
def test_a_code_means_one_thing_at_a_time_within_its_scope(there, standing, expected):
    found = decide_claim(CODE, BOX, standing, there)

    assert expected == ("stands" if isinstance(found, Bound) else code(found))


def test_a_code_that_is_taken_says_what_it_means():
    refusal = decide_claim(CODE, BOX, ALWAYS, [bound(CASE)])

    expected = {"scheme": "gtin", "value": CODE.value, "kind": "item", "target": "7"}
    assert expected == refusal.facts


@pytest.mark.parametrize(
    ("there", "status", "expected"),
    [
        ([], "confirmed", None),
        ([bound()], "confirmed", "identifier_taken"),  # two that say the same are one too many
        ([bound(CASE)], "confirmed", "identifier_taken"),
        ([bound(CASE)], "retired", None),
        ([bound(CASE)], "proposed", None),
        ([bound(CASE, status="proposed")], "confirmed", None),
        ([bound(CASE, scope=6)], "confirmed", None),
    ],
)
def test_what_comes_in_the_place_of_a_binding_contradicts_no_other(there, status, expected):
    assert expected == code(decide_supersede(CODE, Standing(status), there))


def test_a_binding_that_is_retired_comes_back_by_a_new_one_only():
    assert [] == [step for step in BINDING_STEPS if step[0] == "retired"]
    assert ("confirmed", "proposed") not in BINDING_STEPS
