"""Each short way gives what the general way gives, wherever it gives anything.

Four are kept because they were measured to be worth it (docs/speed.md): what the symbol says
(`quick.py`), a link without percent signs, an orderly MA code, an SGTIN-96.
"""

import random

import checked
import legal
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devicecodes import read, write_digital_link, write_element_string
from devicecodes.api import _read
from devicecodes.china.ma import _read_orderly, read_ma
from devicecodes.epc.read import _read_sgtin_96, read_hex
from devicecodes.gs1.digital_link import read_link, read_plain_link
from devicecodes.quick import QUICK
from devicecodes.scan import receive

PIECES = st.lists(
    st.sampled_from(
        [
            *("01", "09506000134352", "10", "LOT", "A", "21", "SN", "17", "270228", "\x1d", "<GS>"),
            *("00", "069012345600000015", "https://a/", "/", "?", "=", "&", "99", "]d2", "\r", " "),
            *("5901234123457", "+A123BJC5D6E71G", "MA.156.M0.100204.13351764", "é", "^"),
            *(
                "(GS)",
                "<FNC1>",
                "%1D",
                "%41",
                "Alt+029",
                "(",
                "/eh30",
                "/ex",
                "?a=MA.156",
                "https://",
            ),
        ]
    ),
    max_size=9,
)


@given(PIECES, st.sampled_from(sorted(QUICK)))
def test_both_ways_give_the_same_reading(pieces, symbology):
    text = "".join(pieces)
    assert _read(receive(text, symbology)) == read(text, symbology)
    assert _read(receive(symbology + text)) == read(symbology + text)


@pytest.mark.parametrize("seed", range(200))
def test_both_ways_agree_on_whole_codes(seed):
    rng = random.Random(seed)
    values = {"01": legal.value(rng, "01")}
    values |= {ai: legal.value(rng, ai) for ai in rng.sample(["10", "17", "21", "11", "30"], 3)}
    for text, symbology in (
        (write_element_string(values), "]d2"),
        (write_element_string(values) + "\x1d", "]C1"),
        (write_digital_link(values), "]Q1"),
    ):
        assert _read(receive(text, symbology)) == read(text, symbology)


@settings(max_examples=1500)
@given(checked.ANY, st.sampled_from(sorted(QUICK)))
def test_both_ways_agree_on_texts_whose_checks_hold(text, symbology):
    assert _read(receive(text, symbology)) == read(text, symbology)


AIS = ["01", "10", "21", "17", "22", "235", "99", "3103", "8005", "7003", "00", "8006", "20", "1"]
VALUES = [
    "09506000134352",
    "LOT",
    "1",
    "270228",
    "270200",
    "A-B",
    "",
    "06141411234567890",
    "a.b",
    "~",
]
LINKS = st.builds(
    lambda pairs, query: (
        "https://id.gs1.org"
        + "".join(f"/{ai}/{value}" for ai, value in pairs)
        + "?" * bool(query)
        + "&".join(f"{ai}={value}" for ai, value in query)
    ),
    st.lists(st.tuples(st.sampled_from(AIS), st.sampled_from(VALUES)), min_size=1, max_size=4),
    st.lists(st.tuples(st.sampled_from(AIS), st.sampled_from(VALUES)), max_size=3),
)


@settings(max_examples=2000)
@given(LINKS)
def test_a_plain_link_is_read_as_any_link(text):
    plain = read_plain_link(text, 2026)
    if plain is not None:
        assert read_link(text, 2026).seal(text, None) == plain.seal(text, None)


@settings(max_examples=2000)
@given(checked.MA)
def test_an_orderly_ma_code_is_read_as_any_ma_code(text):
    orderly = _read_orderly(text)
    if orderly is not None:
        # With a text around it the general way is taken.
        assert read_ma(text, 0, "udi", text).seal(text, None) == orderly.seal(text, None)


@settings(max_examples=2000)
@given(st.binary(min_size=11, max_size=11), st.booleans())
def test_an_sgtin_96_is_read_as_any_tag(octets, small):
    text = (b"\x30" + octets).hex()
    text = text if small else text.upper()
    short = _read_sgtin_96(text)
    if short is not None:
        assert read_hex(text, 2026).seal(text, None) == short


def test_the_short_ways_are_taken_at_all():
    assert read_plain_link("https://a/01/09506000134352/10/A", 2026) is not None
    assert _read_orderly("MA.156.M0.100204.13351764") is not None
    assert _read_sgtin_96("3034257BF7194E4000001A85") is not None
    assert QUICK["]d2"]("0109506000134352", 2026) is not None
