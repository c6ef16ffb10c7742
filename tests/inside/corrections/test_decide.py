import pytest

from tests.facts import code_of, told
from tongma.foundation.kernel.texts import DAY, LOT
from tongma.inside.corrections.decide import (
    decide_change,
    decide_clear,
    decide_goods,
    decide_part,
    decide_reason,
    decide_text,
)
from tongma.inside.corrections.model import Since

BEFORE = {"lot": 1, "serial": "A", "expiry": "2028-01-31"}
ALWAYS = Since("", "", "2026-11-30")


def code(refusal):
    return code_of(refusal)


@pytest.mark.parametrize(
    ("wanted", "since", "expected"),
    [
        ({"serial": "B"}, ALWAYS, None),
        ({"serial": "A", "lot": 2}, ALWAYS, None),
        ({}, ALWAYS, "nothing_to_correct"),
        ({"serial": "A"}, ALWAYS, "nothing_to_correct"),
        ({"serial": "B"}, Since("2026-11-30", "", "2026-11-30"), None),  # from today
        ({"serial": "B"}, Since("2026-12-01", "", "2026-11-30"), "period_wrong"),  # tomorrow
        ({"serial": "B"}, Since("2026-06-02", "2026-06-01", "2026-11-30"), None),
        ({"serial": "B"}, Since("2026-06-01", "2026-06-01", "2026-11-30"), "period_wrong"),
        ({"serial": "B"}, Since("2026-05-31", "2026-06-01", "2026-11-30"), "period_wrong"),
        ({"serial": "A"}, Since("2026-12-01", "", "2026-11-30"), "nothing_to_correct"),
    ],
)
def test_something_else_is_said_from_a_day_after_the_one_before_until_today(
    wanted, since, expected
):
    assert expected == code(decide_change(BEFORE, wanted, since))


def test_a_day_that_is_too_late_is_named():
    refusal = decide_change(BEFORE, {"lot": 2}, Since("2026-12-01", "", "2026-11-30"))

    assert {"valid_from": "2026-12-01", "valid_to": ""} == told(refusal, "period_wrong")


def test_the_refusal_names_what_is_so_already():
    assert ["expiry", "lot"] == decide_change(
        BEFORE, {"lot": 1, "expiry": "2028-01-31"}, ALWAYS
    ).facts["fields"]


@pytest.mark.parametrize(
    ("reason", "expected"), [("x", None), ("", "reason_required"), (" ", "reason_required")]
)
def test_nothing_is_said_otherwise_without_a_reason(reason, expected):
    assert expected == code(decide_reason(reason))


def test_goods_go_to_another_lot_and_as_many_as_lie_there():
    assert decide_goods(1, 2) is None
    assert {"fields": ["lot"]} == told(decide_goods(1, 1), "nothing_to_correct")
    assert decide_part(0, "5", {"lot": "1"}) is None
    assert {"lot": "1", "wanted": "5"} == told(
        decide_part(1, "5", {"lot": "1"}), "not_enough_stock"
    )


@pytest.mark.parametrize(
    ("names", "expiry", "produced", "expected"),
    [
        ((), "2028-01-31", None, None),
        (("expiry",), "abc", "2026-01-01", None),
        (("expiry", "produced"), "abc", "20260101", None),
        (("expiry",), "2028-01-31", "abc", ["expiry"]),
        (("produced", "expiry"), "2028-01-31", "2026-01-01", ["expiry", "produced"]),
        (("expiry",), None, None, ["expiry"]),
        (("expiry",), "2029-02-29", None, None),
    ],
)
def test_only_what_is_no_date_is_cleared(names, expiry, produced, expected):
    refusal = decide_clear(names, {"expiry": expiry, "produced": produced})
    assert expected == (refusal and refusal.facts["fields"])
    assert code(refusal) in (None, "nothing_to_correct")


@pytest.mark.parametrize(
    ("door", "before", "text", "expected"),
    [
        (DAY, "soon", "2028-01-31", None),
        (DAY, "soon", "", None),
        (DAY, "soon", "later", "date_wrong"),
        (DAY, "2028-01-30", "2028-01-31", "nothing_to_correct"),
        (DAY, "", "2028-01-31", "nothing_to_correct"),
        (LOT, "A1 ", "A1", None),
        (LOT, "A1 ", "A1 ", "text_wrong"),
        (LOT, "A1", "A1 ", "nothing_to_correct"),
    ],
)
def test_only_a_text_that_nothing_would_take_today_is_written_anew(door, before, text, expected):
    refusal = decide_text("due", door, before, text)
    assert expected == code(refusal)
    if expected not in (None, "nothing_to_correct"):
        assert "text" == refusal.facts["field"]
