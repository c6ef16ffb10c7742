import pytest

from tests.facts import code_of
from tongma.masterdata.versions.decide import decide_version


@pytest.mark.parametrize(
    ("read", "current", "expected"),
    [
        (None, 0, None),
        (None, 3, None),  # who names no version does not mind
        (0, 0, None),
        (3, 3, None),
        (2, 3, "version_conflict"),
        (4, 3, "version_conflict"),
        (0, 3, "version_conflict"),  # made meanwhile by somebody else
        (1, 0, "version_conflict"),  # there is none
    ],
)
def test_a_record_is_saved_over_the_version_that_was_read(read, current, expected):
    refusal = decide_version(read, current)

    assert expected == code_of(refusal)


def test_a_conflict_says_both_versions():
    assert {"read": "2", "current": "3"} == decide_version(2, 3).facts
