"""What each code of `golden.jsonl` read as when it was last looked at."""

import json
from datetime import date
from pathlib import Path

import pytest
from make_golden import compact

from devicecodes import read, read_epc

LINES = Path(__file__).with_name("golden.jsonl").read_text(encoding="utf-8").splitlines()
DAY = date(2026, 11, 22)


@pytest.mark.parametrize("first", range(0, len(LINES), 100))
def test_codes_read_as_they_did(first):
    for line in LINES[first : first + 100]:
        row = json.loads(line)
        if row.get("medium") == "rfid":
            reading = read_epc(row["raw"], today=DAY)
        else:
            reading = read(row["raw"], row["symbology"], today=DAY)
        assert row["reads"] == compact(reading), row["raw"]


def test_the_file_holds_codes_of_every_kind():
    statuses = {json.loads(line)["reads"]["status"] for line in LINES}
    assert {"valid", "repaired", "ambiguous", "invalid", "unknown"} == statuses
    assert len(LINES) > 3000
