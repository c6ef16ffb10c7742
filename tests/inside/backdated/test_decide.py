import pytest

from tests.facts import code_of
from tongma.inside.backdated.decide import decide_late
from tongma.inside.backdated.model import Case, CaseState

SENDER, ANOTHER = 7, 8


def case(state):
    return Case(
        1, "before_count", "transfers.relocate", "{}", "{}", SENDER, "ann", "storeman",
        2, 3, 3, 0, 100, 200, 50, 60, state, 0, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("state", "acting", "reason", "code"),
    [
        (CaseState.OPEN, ANOTHER, "seen on the shelf", None),
        (CaseState.OPEN, SENDER, "seen on the shelf", "same_person"),
        (CaseState.OPEN, ANOTHER, "", "reason_required"),
        (CaseState.OPEN, ANOTHER, "  ", "reason_required"),
        (CaseState.OPEN, SENDER, "", "same_person"),  # who may is asked before why
        (CaseState.ACCEPTED, ANOTHER, "again", "already_decided"),
        (CaseState.REFUSED, ANOTHER, "again", "already_decided"),
        (CaseState.ACCEPTED, SENDER, "", "already_decided"),  # what is decided comes first
    ],
)
def test_another_person_decides_once_and_says_why(state, acting, reason, code):
    refusal = decide_late(case(state), acting, reason)

    assert code == code_of(refusal)
