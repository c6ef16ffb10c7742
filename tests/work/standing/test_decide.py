"""How a thing stands, by its holds and the conditions of its stock."""

import pytest

from tongma.stock.model import Status
from tongma.stock.query.lying import Condition
from tongma.work.standing.decide import decide_blocked

GOOD = Condition(Status.RELEASED, expired=False)
OLD = Condition(Status.RELEASED, expired=True)
NEW = Condition(Status.QUARANTINE, expired=False)
BAD = Condition(Status.REJECTED, expired=True)


@pytest.mark.parametrize(
    ("conditions", "more", "expected"),
    [
        ([], {}, ([], [])),
        ([GOOD], {}, ([], [])),
        ([GOOD], {"held": True}, (["held"], [])),
        ([GOOD], {"held_inside": True}, ([], ["held"])),
        ([GOOD], {"held": True, "held_inside": True}, (["held"], [])),
        ([OLD], {}, (["expired"], [])),
        ([GOOD, OLD], {}, ([], ["expired"])),
        ([GOOD, OLD], {"label_expired": True}, (["expired"], [])),
        ([], {"label_expired": True}, (["expired"], [])),
        ([NEW], {}, (["not_released"], [])),
        ([GOOD, NEW], {}, ([], ["not_released"])),
        ([NEW, BAD], {}, (["not_released"], ["expired"])),
        ([BAD], {"held": True}, (["held", "expired", "not_released"], [])),
        ([GOOD, BAD], {"held_inside": True}, ([], ["held", "expired", "not_released"])),
    ],
)
def test_what_is_true_of_all_is_told_of_all_and_the_hold_first(conditions, more, expected):
    given = {"held": False, "held_inside": False} | more
    assert expected == decide_blocked(conditions, **given)
