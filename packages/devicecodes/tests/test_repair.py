"""What scanners, keyboards and people change, and what may be undone."""

import random
import string
from datetime import date

import pytest

from devicecodes import HibcData, read, write_hibc, write_hibc_primary
from devicecodes.layouts import LAYOUTS, as_typed, through

GTIN = "09506000134352"
ELEMENTS = f"01{GTIN}1727022810LOT42\x1d21SN1"
HIBC = "+A123BJC5D6E71G"
UPPER = string.ascii_uppercase + string.digits


def repaired(text, symbology=None):
    """Read a text that must come back repaired by one named change."""
    reading = read(text, symbology, today=date(2026, 11, 22))
    assert "repaired" == reading.status, (text, reading.status, reading.findings)
    assert text == reading.raw
    return reading


@pytest.mark.parametrize(
    "token", ["␝", "<GS>", "{GS}", "[GS]", "\\x1d", "↔", "^", "|", "~", "~1", "#", "@", "\\F", "è"]
)
@pytest.mark.parametrize("symbology", ["]d2", "]C1"])
def test_a_substitute_of_the_separator_is_undone(token, symbology):
    reading = repaired(ELEMENTS.replace("\x1d", token), symbology)
    assert ("LOT42", "SN1", ELEMENTS) == (reading.lot, reading.serial, reading.normalised)
    written = {"␝", "<GS>", "{GS}", "[GS]", "\\x1d", "↔"}
    code = "separator_token" if token in written else "separator_substituted"
    assert [code] == [one.code for one in reading.repairs]


@pytest.mark.parametrize("text", ["01" + GTIN + "10^LOT", "01" + GTIN + "10A^XX1", "^01" + GTIN])
def test_a_substitute_first_last_or_before_no_identifier_is_not_undone(text):
    assert not read(text, "]d2").accepted


def test_two_kinds_of_substitute_in_one_text_are_not_undone():
    assert not read(f"01{GTIN}10A^21B|99C", "]d2").accepted
    assert not read(f"01{GTIN}10A\x1d21B|99C", "]d2").accepted


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("seed", range(25))
def test_a_code_typed_through_another_layout_is_found(layout, seed):
    rng = random.Random(seed)
    data = HibcData(lot="".join(rng.choices(UPPER, k=8)), serial="".join(rng.choices(UPPER, k=5)))
    text = write_hibc("A123", "".join(rng.choices(UPPER, k=6)), 1, data)
    reading = read(through(text, layout))
    if reading.status == "repaired":
        assert text == reading.normalised
        assert f"layout_{layout}" in {one.code for one in reading.repairs} or text == through(
            text, layout
        )
    else:
        assert "ambiguous" == reading.status
        assert text in {one.normalised for one in (reading, *reading.alternatives)}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_key_of_a_layout_goes_there_and_back(layout):
    keys = "ABCXYZabcxyzMmQqWw0123456789+-/$.:=[]()>_;,"
    assert keys == as_typed(through(keys, layout), layout)


def test_an_accent_that_merged_with_a_letter_is_taken_apart():
    assert HIBC == repaired("À123BJC5D6E71G").normalised


@pytest.mark.parametrize(
    ("text", "symbology", "code", "normalised"),
    [
        ("*+A123BJC5D6E71G*", None, "asterisks_removed", HIBC),
        ("*+A123AA40_*", None, "asterisks_removed", "+A123AA40 "),
        ("a123BJC5D6E71G", "]A5", "code39_unfolded", HIBC),
        ("+a123bjc5d6e71g", None, "case_inverted", HIBC),
        ("+a123BJC5d6e71G", None, "case_folded", HIBC),
        ("+A123 BJC5D6E71G", None, "blanks_removed", HIBC),
        ("＋Ａ１２３ＢＪＣ５Ｄ６Ｅ７１Ｇ", None, "full_width_folded", HIBC),
        (HIBC, "]C1", "fnc1_ignored", HIBC),
        (f"\x1d01{GTIN}", None, "leading_separator_removed", f"01{GTIN}"),
        ("[)>\x1e06\x1d+A123BJC5D6E71G\x1e\x04", None, "envelope_removed", HIBC),
        (
            "[)>\x1e06\x1d9N111234567842\x1e",
            None,
            "trailer_restored",
            "[)>\x1e06\x1d9N111234567842\x1e\x04",
        ),
        (
            "【）》\x1e06\x1d9N111234567842\x1e\x04",
            None,
            "ime_punctuation_folded",
            "[)>\x1e06\x1d9N111234567842\x1e\x04",
        ),
        (
            "+A123BJC5D6E71G+$$52001510X3GD",
            None,
            "symbols_glued",
            "+A123BJC5D6E71G\n+$$52001510X3GD",
        ),
        (f"01{GTIN} 17 270228", None, "blanks_removed", f"01{GTIN}17270228"),
        (f"(01) {GTIN}\n(17) 270228", None, "blanks_removed", f"(01){GTIN}(17)270228"),
    ],
)
def test_each_repair_is_named_and_gives_the_text_that_was_meant(text, symbology, code, normalised):
    reading = repaired(text, symbology)
    assert (code, normalised) == (reading.repairs[0].code, reading.normalised)


def test_blanks_and_full_width_may_join_another_repair():
    reading = repaired("＊＋Ａ１２３ＢＪＣ５Ｄ６Ｅ７１Ｇ＊")
    assert ["full_width_folded", "asterisks_removed"] == [one.code for one in reading.repairs]


@pytest.mark.parametrize(
    "text",
    [f"(01){GTIN}(10)a b", f"01{GTIN}10A B", f"01{GTIN}10AB\x1d21C D", f"01{GTIN}10A B\x1d21C"],
)
def test_a_blank_inside_a_lot_is_never_taken_out(text):
    assert not read(text).accepted


def test_production_data_alone_do_not_prove_a_layout():
    assert not read(")10=ABC").accepted


def test_a_missing_trailer_of_two_characters_is_not_restored():
    assert "invalid" == read("[)>\x1e06\x1d9N111234567842").status


@pytest.mark.parametrize("seed", range(200))
def test_no_repair_ever_excuses_a_wrong_check(seed):
    rng = random.Random(seed)
    right = write_hibc_primary("A" + "".join(rng.choices(UPPER, k=3)), "XYZ" + UPPER[seed % 36], 1)
    for wrong in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%":
        if wrong != right[-1]:
            assert not read(right[:-1] + wrong).accepted


def test_a_text_with_written_controls_is_never_read_as_a_lot_with_brackets():
    reading = read(f"01{GTIN}10LOT<GS>8X", "]d2")
    assert ("invalid", "LOT") == (reading.status, reading.lot)


def test_caps_lock_in_the_symbology_leaves_the_choice_to_a_person():
    assert "ambiguous" == read("]D2010001234567890517271231").status
