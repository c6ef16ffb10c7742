import pytest

from tests.facts import code_of
from tongma.work.unknown_codes.decide import decide_dismiss, decide_open


@pytest.mark.parametrize(
    ("state", "code"),
    [("open", None), ("bound", "unknown_code_closed"), ("dismissed", "unknown_code_closed")],
)
def test_a_code_is_decided_on_once(state, code):
    refusal = decide_open("123", state)

    assert code == code_of(refusal)


@pytest.mark.parametrize(
    ("reason", "code"), [("a price tag", None), ("", "reason_required"), (" ", "reason_required")]
)
def test_a_code_is_dismissed_with_a_reason(reason, code):
    refusal = decide_dismiss(reason)

    assert code == code_of(refusal)
