"""Nothing odd makes the server fail, or is recorded or told back unreadable.

``make fuzz ARGS="--minutes 20"`` does the same for longer, with other seeds; what it finds is
added to ``corpus.jsonl`` and sent in every run from then on.
"""

import pytest

from tests.fuzz.fuzzing import Fuzzing
from tests.fuzz.ground import Ground

PARTS = 4
OPERATIONS_MIN = 50


@pytest.mark.both("texts and numbers that one database keeps, the other refuses")
@pytest.mark.parametrize("part", range(PARTS))
def test_no_odd_thing_makes_the_server_fail(site, tmp_path, part):
    fuzzing = Fuzzing(part=part, parts=PARTS, each=3, at_step=1)
    fuzzing.everything(Ground(site, tmp_path, fuzzing.moment))

    assert {} == fuzzing.faults
    assert len(fuzzing.statuses) > OPERATIONS_MIN
