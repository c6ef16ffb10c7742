"""Separators that arrived written out: none of them is left in what is accepted or offered."""

import pytest

from devicecodes import read
from devicecodes.folding import has_token

GTIN = "09506000134352"
TOKENS = [
    *("<GS>", "{GS}", "[GS]", "(GS)", "<FNC1>", "(FNC1)", "{FNC1}", "<0x1D>", "%1D", "%1d", "%%1D"),
    *(
        "%251D",
        "&#29;",
        "&&#29;",
        "~d029",
        "Alt+029",
        "FNC1",
        "fnc1",
        "_x001D_",
        "0x1D",
        "0x1d",
        "\\x1d",
        "↔",
        "␝",
    ),
]
FORMS = [
    f"01{GTIN}10LOT?",
    f"01{GTIN}10LOT?17310205",
    f"01{GTIN}10LOT?X",
    f"01{GTIN}10L\x1d21SER?",
    f"01{GTIN}10L?T\x1d21SER",
    f"(01){GTIN}(10)LOT?X(21)S",
    f"]E0{GTIN[1:]}|]e010LOT?",
    f"]E0{GTIN[1:]}|]e010LOT?X",
    f"https://id.gs1.org/01/{GTIN}/10/LOT?X",
    f"https://id.gs1.org/01/{GTIN}?10=LOT?",
    "urn:epc:class:lgtin:0614141.812345.LOT?X",
    "MA.156.M0.100204.13351764.LL?",
    "MA.156.M0.100204.13351764.LL?X.S1",
    ".9N111234567842^1TABC?^S1",
    "[)>\x1e06\x1d9N111234567842\x1d1TABC?X\x1e\x04",
    "[)>\x1e06\x1d25PX1\x1d1TABC?X\x1e\x04",
    f"[)>\x1e05\x1d01{GTIN}10LOT?X\x1e\x04",
]


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("symbology", [None, "]d2", "]Q1"])
def test_no_value_that_is_accepted_or_offered_holds_a_written_out_separator(token, form, symbology):
    reading = read(form[::-1].replace("?", token[::-1], 1)[::-1], symbology)
    offered = [reading] if reading.accepted or reading.status == "ambiguous" else []
    for one in (*offered, *reading.alternatives):
        assert not [x for x in one.elements if has_token(x.value) or "LOT42%" in x.value]
        assert not has_token(f"{one.lot or ''} {one.serial or ''}")


def test_an_escape_that_was_escaped_again_gives_no_lot():
    assert not read(f"01{GTIN}10LOT42%%1D17310205").accepted


@pytest.mark.parametrize(
    ("text", "lot"), [(f"01{GTIN}10LOTF8", "LOTF8"), (f"01{GTIN}10LOTFNC1", "LOT")]
)
def test_the_name_of_the_key_behind_a_lot_is_asked(text, lot):
    reading = read(text, "]d2")
    assert ("ambiguous", lot) == (reading.status, reading.lot)
    assert "LOT" in {one.lot for one in reading.alternatives}


@pytest.mark.parametrize("begin", [f"01{GTIN}", f"02{GTIN}3710"])
@pytest.mark.parametrize("rest", ["17310205", "15310205", "16310205", "11240205"])
def test_the_name_of_the_key_behind_a_field_of_fixed_length_is_asked(begin, rest):
    reading = read(f"{begin}F8{rest}")
    assert ("ambiguous", False) == (reading.status, reading.has("internal_error"))
