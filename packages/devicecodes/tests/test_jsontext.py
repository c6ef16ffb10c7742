"""The text that is written straight from a Reading is what an encoder makes of its JSON object."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devicecodes import (
    Element,
    Epc,
    Finding,
    Identifier,
    Judgement,
    Reading,
    Repair,
    combine,
    read,
    read_epc,
    to_json_text,
)
from devicecodes.jsontext import Words
from devicecodes.messages import SEVERITIES

GOLDEN = Path(__file__).with_name("golden.jsonl").read_text(encoding="utf-8").splitlines()
TEXT = st.text(max_size=12) | st.sampled_from(['"', "\\", "\x00\x1d\x7f", "\u2028", "\ud800", "é"])
MAYBE = st.none() | TEXT
NUMBER = st.integers(-2, 9000)
PARTS = st.dictionaries(TEXT, TEXT, max_size=3)
FINDINGS = st.builds(
    Finding, st.sampled_from(sorted(SEVERITIES)), st.none() | NUMBER,
    st.tuples(TEXT, TEXT, TEXT), MAYBE, st.booleans(),
)  # fmt: skip
EPCS = st.builds(
    Epc, MAYBE, MAYBE, st.none() | NUMBER,
    st.none() | st.just(("sgtin", ("4012345", "066666", 'A"1'))),
    st.just(()) | st.just((("01", "04012345666663"), ("21", "A/1"), ("17", "270228"))),
    TEXT, MAYBE,
)  # fmt: skip


def rows(values):
    """A few of them, as a Reading holds them."""
    return st.lists(values, max_size=3).map(tuple)


def readings(alternatives):
    """Readings that no reader would make, too."""
    names = st.builds(Identifier, TEXT, TEXT, TEXT)
    return st.builds(
        Reading, TEXT, MAYBE, MAYBE, TEXT, TEXT, MAYBE, st.none() | names, rows(names),
        *(MAYBE for _ in range(9)),
        rows(st.builds(Element, TEXT, TEXT, TEXT, NUMBER)), PARTS, rows(FINDINGS),
        rows(st.builds(Repair, TEXT, TEXT, TEXT)), st.none() | EPCS, alternatives,
        st.none() | st.builds(Judgement, NUMBER, NUMBER, rows(TEXT)),
    )  # fmt: skip


def dumped(reading):
    """What the encoder makes."""
    return json.dumps(reading.to_json(), ensure_ascii=False)


@settings(max_examples=500, deadline=None)
@given(readings(rows(readings(st.just(())))))
def test_any_reading_is_written_as_the_encoder_writes_it(reading):
    assert dumped(reading) == to_json_text(reading)


@pytest.mark.parametrize("first", range(0, len(GOLDEN), 500))
def test_codes_of_every_system_are_written_as_the_encoder_writes_them(first):
    for line in GOLDEN[first : first + 500]:
        row = json.loads(line)
        rfid = row.get("medium") == "rfid"
        reading = read_epc(row["raw"]) if rfid else read(row["raw"], row["symbology"])
        assert dumped(reading) == to_json_text(reading)


def test_the_identifier_is_written_where_it_is_not_the_first_or_not_alone():
    names = Identifier("a", "1", "other"), Identifier("b", "2")
    for name, listed in ((names[1], names), (names[0], (names[1],)), (None, names), (names[0], ())):
        reading = Reading("x", None, "x", "valid", "mh10", None, name, listed)
        assert dumped(reading) == to_json_text(reading)


def test_a_package_is_written_as_the_encoder_writes_it():
    package = combine([read("+A123BJC5D6E71G"), read("+$$52001510X3GD")])
    assert dumped(package) == to_json_text(package)


def test_words_do_not_fill_the_memory():
    words = Words()
    for number in range(20_000):
        assert f'"{number}"' == words[str(number)]
    assert len(words) <= 4096
