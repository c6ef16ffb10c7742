"""What scanners, keyboards and people change, and what may be undone."""

import random
import string
from datetime import date

import pytest

from devicecodes import Evidence, HibcData, Profile, read, write_hibc, write_hibc_primary
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
    arrived = through(text, layout)
    reading = read(arrived)
    if arrived == text:
        assert "valid" == reading.status
    elif reading.status == "repaired":
        assert text == reading.normalised
        named = next(one.code for one in reading.repairs if one.code.startswith("layout_"))
        # Another layout may have the same characters on these keys.
        assert arrived == through(text, named.removeprefix("layout_"))
    else:
        assert "ambiguous" == reading.status
        assert text in {one.normalised for one in (reading, *reading.alternatives)}


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_key_of_a_layout_goes_there_and_back(layout):
    keys = "ABCXYZabcxyzMmQqWw0123456789+-/$.:=[]()>_;,"
    # Shift and 0 give nothing on a Japanese keyboard: what was `)` is lost.
    keys = keys.replace(")", "") if layout == "japanese" else keys
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


@pytest.mark.parametrize("token", ["<F8>", "Alt+029", "ALT+029", "Alt+0029"])
@pytest.mark.parametrize("symbology", ["]d2", "]C1", None])
def test_a_key_written_out_is_a_separator_where_the_whole_is_then_valid(token, symbology):
    reading = repaired(ELEMENTS.replace("\x1d", token), symbology)
    assert ("LOT42", "SN1", ELEMENTS) == (reading.lot, reading.serial, reading.normalised)
    assert ["separator_token"] == [one.code for one in reading.repairs]


@pytest.mark.parametrize("symbology", ["]d2", None])
def test_a_bare_f8_is_legal_in_a_lot_so_the_reader_asks(symbology):
    reading = read(ELEMENTS.replace("\x1d", "F8"), symbology)
    assert ("ambiguous", "LOT42F821SN1") == (reading.status, reading.lot)
    first = reading.alternatives[0]
    assert ("LOT42", "SN1") == (first.lot, first.serial)
    assert ("separator_substituted", "F8") == first.repairs[0][:2]


def test_evidence_settles_a_bare_f8():
    text = ELEMENTS.replace("\x1d", "F8")
    reading = read(text, "]d2", known=Evidence(lots={"LOT42", "LOT43"}))
    assert ("repaired", "LOT42", "SN1") == (reading.status, reading.lot, reading.serial)


def test_a_sign_in_front_that_some_layout_has_for_plus_is_not_enough():
    assert "ambiguous" == read("_A123BJC5D6E71G").status


@pytest.mark.parametrize("layout", ["swiss_german", "danish", "turkish", "czech", "belgian"])
def test_a_digital_link_survives_a_layout(layout):
    meant = f"https://id.gs1.org/01/{GTIN}/10/AZ-1?17=270228"
    reading = read(through(meant, layout))
    read_as = {one.normalised for one in (reading, *reading.alternatives)}
    assert reading.status in {"repaired", "ambiguous"}
    assert meant in read_as


def test_layouts_that_give_the_same_text_are_no_doubt():
    data = HibcData(lot="LOT42", serial="AZ1")
    text = write_hibc("A123", "BJC5D6", 1, data)
    arrived = through(text, "norwegian")
    assert arrived == through(text, "danish") != text
    assert text == repaired(arrived).normalised


WRITTEN = [
    *("<FNC1>", "{FNC1}", "[FNC1]", "(FNC1)", "<GS>", "{GS}", "[GS]", "(GS)", "<gs>", "{Gs}"),
    *("%1D", "%1d", "<0x1D>", "{0x1d}", "[0x1D]", "~d029", "\\GS", "\\x1d", "\\u001D", "\\035"),
    *(
        "&#29;",
        "&#x1D;",
        "<GROUP SEPARATOR>",
        "{F8}",
        "[F8]",
        "<F8>",
        "Alt+029",
        "ALT+0029",
        "␝",
        "↔",
    ),
    *("^]", "^", "~", "~1", "|", "#", "@", "\\F", "è", "\x1b", "\x1c", "\x1f"),
]


@pytest.mark.parametrize("token", WRITTEN)
@pytest.mark.parametrize("symbology", ["]d2", "]C1", None])
@pytest.mark.parametrize(
    "pieces", [("10LOT42", "21SN1"), ("1727022810L-1", "21S(9"), ("21SN1", "17270228", "10LOT")]
)
def test_every_way_to_write_a_separator_out_is_read_as_one(token, symbology, pieces):
    meant = f"01{GTIN}" + "\x1d".join(pieces)
    reading = read(f"01{GTIN}" + token.join(pieces), symbology)
    assert "repaired" == reading.status, reading
    assert reading.repairs[0].code in {"separator_token", "separator_substituted"}
    assert meant == reading.normalised
    assert read(meant, "]d2").elements == reading.elements


@pytest.mark.parametrize("token", WRITTEN)
@pytest.mark.parametrize("rest", ["21SN1", "B21SN1", "99", "8XQ", "B"])
def test_nothing_that_can_be_chosen_holds_a_written_out_separator(token, rest):
    reading = read(f"01{GTIN}10A213B1{token}{rest}", "]d2")
    for one in (reading, *reading.alternatives):
        held = [one.lot or "", one.serial or "", *(x.value for x in one.elements)]
        if reading.status in {"valid", "repaired", "ambiguous"}:
            assert not any(token in value for value in held), one


@pytest.mark.parametrize("token", ["<FNC1>", "(GS)", "%1D", "<F8>", "Alt+029"])
def test_beside_a_separator_a_token_is_no_part_of_a_lot_either(token):
    reading = read(f"01{GTIN}10A{token}B\x1d21SN1", "]d2")
    assert ("invalid", None, "SN1") == (reading.status, reading.lot, reading.serial)


def test_tokens_count_behind_a_blank_too():
    reading = read(f" ]d201{GTIN}10LOT42<GS>21SN1")
    assert ("repaired", "LOT42", "SN1") == (reading.status, reading.lot, reading.serial)
    assert ["blanks_removed", "separator_token"] == [one.code for one in reading.repairs]


def test_round_brackets_around_other_letters_stay_in_a_lot():
    for lot in ("A(RS)B", "A(F8)B", "A(EOT)", "X(G)S"):
        reading = read(f"01{GTIN}10{lot}", "]d2")
        assert ("valid", lot) == (reading.status, reading.lot)


def test_a_station_whose_layout_changed_proves_no_separator():
    arrived = through(f"01{GTIN}10L24-317L21YN6DXAE", "french")
    reading = read(arrived, profile=Profile(separator="\x1d"))
    assert not reading.accepted


@pytest.mark.parametrize("text", [f"*{HIBC}", f"{HIBC}*", f"*{HIBC}*"])
@pytest.mark.parametrize("symbology", [None, "]A0"])
def test_one_asterisk_of_hibc_is_taken_off_like_two(text, symbology):
    reading = repaired(text, symbology)
    assert (HIBC, ["asterisks_removed"]) == (
        reading.normalised,
        [one.code for one in reading.repairs],
    )


@pytest.mark.parametrize("written", ["<GS>", "{GS}", "[GS]", "<FNC1>", "%1D", "\x1d", "␝", "(GS)"])
def test_a_separator_copied_along_with_brackets_is_none_of_the_lot(written):
    reading = read(f"(01){GTIN}(10)LOT42{written}(21)SN1")
    assert ("LOT42", "SN1") == (reading.lot, reading.serial)
    assert ("valid" if written == "\x1d" else "repaired") == reading.status


UDI = ("L7", "S9", "2028-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "UDI: (01)09506000134352(17)281231(10)L7(21)S9",
        "UDI:(01)09506000134352(17)281231(10)L7(21)S9",
        "udi (01)09506000134352(17)281231(10)L7(21)S9",
        "UDI-DI: (01)09506000134352(17)281231(10)L7(21)S9",
        "[01]09506000134352[17]281231[10]L7[21]S9",
        "UDI: [01]09506000134352[17]281231[10]L7[21]S9",
        "(01)09506000134352, (17)281231, (10)L7, (21)S9",
        "(01)09506000134352; (17)281231; (10)L7; (21)S9",
        "(01)09506000134352,(17)281231,(10)L7,(21)S9",
        "UDI: [01]09506000134352, [17]281231, [10]L7, [21]S9",
    ],
)
def test_a_print_with_caption_square_brackets_or_commas_reads_as_what_it_says(text):
    reading = read(text)

    assert ("repaired", "09506000134352") == (reading.status, reading.identifier.value)
    assert UDI == (reading.lot, reading.serial, reading.expiry)
    assert "print_removed" in [one.code for one in reading.repairs]
    assert text == reading.raw


@pytest.mark.parametrize(
    "text",
    ["(09506000134352)", "[09506000134352]", "GTIN: 09506000134352", "UDI-DI 09506000134352"],
)
def test_a_gtin_in_brackets_or_behind_its_name_is_that_gtin(text):
    reading = read(text)

    assert ("repaired", "gtin", "09506000134352") == (reading.status, *reading.identifier[:2])


@pytest.mark.parametrize(
    "text",
    ["(09506000134353)", "UDI: L7", "DI", "GTIN: 12345", "UDI: (10)", "[01]09506000134353[10]L7",
     "[01]09506000134352(10)L7", "(12345678)", "[17]281231"],
)  # fmt: skip
def test_what_is_no_print_of_a_product_stays_unread(text):
    assert read(text).status in ("unknown", "invalid")


def test_a_comma_that_may_be_of_a_lot_is_not_taken_off():
    reading = read("(01)09506000134352(10)L7,(21)S9")

    assert ("valid", "L7,") == (reading.status, reading.lot)
