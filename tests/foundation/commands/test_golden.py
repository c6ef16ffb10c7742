"""Whatever was ever recorded is read by today's code."""

import hashlib
import json

import pytest

from tests.golden import golden, key_of
from tongma.app.rooms import WIRING
from tongma.foundation.commands.replay import present_name, read_command

LINES = list(golden())
READERS = WIRING.readers


def test_every_command_has_a_record_of_its_present_version() -> None:
    known = {(present_name(line["command"]), line["version"]) for line in LINES}

    assert [] == sorted(
        name for name, kind in WIRING.kinds.items() if (name, kind.version) not in known
    )


@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join(map(str, key_of(line))))
def test_a_record_is_read_and_its_hashes_hold(line) -> None:
    envelope, body = json.loads(line["envelope"]), json.loads(line["body"])
    command = read_command(line["command"], line["version"], body["command"], READERS)

    assert isinstance(command, READERS[present_name(line["command"])].shape)
    assert envelope["body_sha256"] == hashlib.sha256(line["body"].encode()).hexdigest()
    assert envelope["lines_sha256"] == hashlib.sha256(line["lines"].encode()).hexdigest()
    assert envelope["lines"] == len(line["lines"].splitlines())
