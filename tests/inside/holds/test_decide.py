import pytest

from tests.facts import code_of
from tongma.inside.holds.decide import decide_lift, decide_place
from tongma.inside.holds.model import PlaceHold

LOT = 7


@pytest.mark.parametrize(
    ("approvals", "reason", "code"),
    [
        (1, "leaks", None),
        (2, "leaks", None),
        (0, "leaks", "approvals_wrong"),
        (3, "leaks", "approvals_wrong"),
        (1, "", "reason_required"),
        (1, " \t", "reason_required"),
        (0, "", "reason_required"),  # a reason is asked for first
    ],
)
def test_a_hold_is_placed_with_a_reason_and_one_or_two_agreements(approvals, reason, code):
    refusal = decide_place(PlaceHold("lot", LOT, approvals=approvals), reason)

    assert code == code_of(refusal)


@pytest.mark.parametrize(
    ("its_reason", "reason", "as_buyer", "code"),
    [
        ("quality", "tested", False, None),
        ("expiry", "sold soon", False, None),
        ("expiry", "sold soon", True, None),
        ("quality", "tested", True, "hold_is_for_quality"),
        ("recall", "tested", True, "hold_is_for_quality"),
        (None, "tested", False, "hold_unknown"),
        (None, "", True, "hold_unknown"),  # what is not there comes first
        ("quality", "", True, "hold_is_for_quality"),  # then who may, then why
        ("quality", "  ", False, "reason_required"),
        ("expiry", "", True, "reason_required"),
    ],
)
def test_quality_lifts_any_hold_and_the_buyer_only_those_on_short_dated_goods(
    its_reason, reason, as_buyer, code
):
    refusal = decide_lift(3, its_reason, reason, as_buyer=as_buyer)

    assert code == code_of(refusal)
