"""What may be said of a difference."""

import pytest

from tongma.hub.reconciliation.decide import decide_explain
from tongma.hub.reconciliation.model import LIST_STEPS, DifferenceState, ListState


@pytest.mark.parametrize(
    ("to", "reason", "expected"),
    [
        (DifferenceState.EXPLAINED, "样品", None),
        (DifferenceState.EXPLAINED, "", "reason_required"),
        (DifferenceState.EXPLAINED, " \t", "reason_required"),
        (DifferenceState.OPEN, "", None),  # what was explained is opened again without a word
        (DifferenceState.OPEN, "样品", None),
    ],
)
def test_a_difference_is_explained_with_a_reason(to, reason, expected):
    refusal = decide_explain(to, reason)

    assert expected == (refusal and refusal.code)
    assert ({"step": "explain"} if expected else None) == (refusal and refusal.facts)


def test_a_list_is_compared_as_often_as_somebody_asks_and_never_unmapped():
    assert {ListState.MAPPING, ListState.COMPARED} == {present for present, _to in LIST_STEPS}
    assert {ListState.COMPARED} == {to for _present, to in LIST_STEPS}
