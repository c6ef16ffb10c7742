"""The short way gives what the general way gives."""

import random

import legal
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devicecodes import read, write_digital_link, write_element_string
from devicecodes.api import _read
from devicecodes.quick import QUICK
from devicecodes.scan import receive

PIECES = st.lists(
    st.sampled_from(
        [
            *("01", "09506000134352", "10", "LOT", "A", "21", "SN", "17", "270228", "\x1d", "<GS>"),
            *("00", "069012345600000015", "https://a/", "/", "?", "=", "&", "99", "]d2", "\r", " "),
            *("5901234123457", "+A123BJC5D6E71G", "MA.156.M0.100204.13351764", "é", "^"),
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
