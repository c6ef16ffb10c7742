"""Blanks: none of the code, and where they were taken off the text counts as untouched."""

import random

import pytest

from devicecodes import HibcData, read, write_hibc
from devicecodes.checks import CSET82

GTIN = "09506000134352"
HIBC = "+A123BJC5D6E71G"
BLANKS = [" ", "  ", "\t", "\r\n", "\n", "\u00a0", "\u3000", "\ufeff", "\u200b", "\u2009", " \t\n"]


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize("identifier", ["]d2", "]C1", "]Q3", "]J1", ""])
def test_a_blank_in_front_changes_no_character_of_a_lot(blank, identifier):
    for character in CSET82:
        lot = f"La{character}l5"
        text = f"01{GTIN}10{lot}"
        bare, reading = read(identifier + text), read(blank + identifier + text)
        if identifier or "valid" == bare.status:
            assert (lot, bare.symbology) == (reading.lot, reading.symbology), text
        if bare.status == "valid":
            assert ("repaired", ["blanks_removed"]) == (
                reading.status,
                [one.code for one in reading.repairs],
            )
        else:
            assert (bare.status, bare.lot) == (reading.status, reading.lot)


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    "text",
    [
        "]d1[)>\x1e06\x1d9N1312345MED777094\x1d1TABC-12\x1e\x04",
        f"]A0{HIBC}",
        "]d1" + write_hibc("A999", "BC1", 2, HibcData(lot="L-0.T1")),
        "]Q1MA.156.M0.100204.13351764",
        f"]Q1https://id.gs1.org/01/{GTIN}/10/A-B'2",
        f"]E0{GTIN[1:]}",
        "]C0=/A9999XYZ100T0479",
        f"]d201{GTIN}1728022810A213B1211234",
    ],
)
def test_a_blank_in_front_of_any_identifier_is_taken_off_and_nothing_else_is_done(blank, text):
    bare, reading = read(text), read(blank + text)
    assert ["blanks_removed"] == [one.code for one in reading.repairs]
    assert (bare.symbology, bare.normalised, bare.lot, bare.elements) == (
        reading.symbology,
        reading.normalised,
        reading.lot,
        reading.elements,
    )
    assert ("repaired" if bare.status == "valid" else bare.status) == reading.status
    assert len(bare.alternatives) == len(reading.alternatives)


def test_a_check_character_that_is_a_blank_stays_behind_blanks_in_front():
    assert "+A123AA40 " == read(" ]A0 +A123 AA40 ").normalised


@pytest.mark.parametrize("lot", ["A-B2", "A'B", "A/1", "Z+1", "Y_2", "(1)", "A:B", "M;1"])
@pytest.mark.parametrize("place", [0, 16, 18])
def test_a_text_that_reads_without_its_blanks_is_changed_in_no_other_way(lot, place):
    text = f"01{GTIN}10{lot}"
    reading = read(text[:place] + " " + text[place:], "]d2")
    assert ("repaired", lot) == (reading.status, reading.lot)
    assert ["blanks_removed"] == [one.code for one in reading.repairs]


def test_an_unknown_identifier_behind_a_blank_is_named():
    reading = read(f" ]xx01{GTIN}")
    assert (True, "]xx") == (reading.has("symbology_unknown"), reading.symbology)


REAL = "0105600360015567172409307149908319 10J051P0171081P 210RP7FW9KXP"
SUBSTITUTES = [" ", "\t", "\u3000", "\n", "\x1c", "\x1f", "\x1b", "\x0b", "  ", "\u00a0"]


@pytest.mark.parametrize("substitute", SUBSTITUTES)
@pytest.mark.parametrize("symbology", ["]d2", "]C1", None])
def test_a_blank_or_a_control_may_have_come_for_the_separator(substitute, symbology):
    reading = read(REAL.replace(" ", substitute), symbology)
    assert ("repaired", ["separator_substituted"]) == (
        reading.status,
        [one.code for one in reading.repairs],
    )
    assert ("J051P0171081P", "0RP7FW9KXP", REAL.replace(" ", "\x1d")) == (
        reading.lot,
        reading.serial,
        reading.normalised,
    )
    assert (substitute, "\x1d") == reading.repairs[0][1:]


@pytest.mark.parametrize("seed", range(60))
def test_where_the_text_reads_without_the_blank_too_both_are_offered(seed):
    rng = random.Random(seed)
    lot, serial = ("".join(rng.choices("ABCDEF123456", k=rng.randint(4, 8))) for _ in "12")
    reading = read(f"01{GTIN}10{lot} 21{serial}", "]d2")
    assert ("ambiguous", lot, serial) == (reading.status, reading.lot, reading.serial)
    assert f"{lot}21{serial}" in {one.lot for one in reading.alternatives}


@pytest.mark.parametrize("text", ["2112 1034", "10 21 37", "17 270228", "10A1 21B2", "11 boxes"])
def test_numbers_with_blanks_between_are_no_gs1_text_by_themselves(text):
    assert not read(text).accepted


def test_a_blank_that_is_last_or_before_no_identifier_stands_for_nothing():
    assert not read(f"01{GTIN}10A 21B 4", "]d2").accepted
    assert not read(f"01{GTIN}10A 21B\t17270228", "]d2").accepted


@pytest.mark.parametrize("blank", BLANKS)
def test_what_is_wrong_behind_a_blank_is_said_as_without_it(blank):
    for text in ("]d1+A123BJC5D6E71H", "]E05901234123458", f"]d201{GTIN[:-1]}3", "+A123BJC5D6E71H"):
        bare, reading = read(text), read(blank + text)
        assert ("invalid", bare.findings, bare.symbology) == (
            reading.status,
            reading.findings,
            reading.symbology,
        )


DAMAGED = [
    *(f"01{GTIN}10{lot}" for lot in ("AB@C", "AB#C", 'A"B@', "AB\\C", "Ä1", "A^B", "A|21")),
    *(f"01{GTIN}{rest}" for rest in ("99", "17281399", "10", "F817310205", "1728", "10A§B")),
    *(f"01{GTIN[:-1]}3", f"01{GTIN}10LOT<GS>21S", f"01{GTIN}10AB^21C", f"01{GTIN}10L{'1' * 20}"),
    *("+A123BJC5D6E71H", "`A123BJC5D6E71G", "MA.156.M0.100204.13351765"),
    *("(01)09506000134352(10)A@", "]d201095060001343521@", "urn:epc:id:sgtin:1.2.3"),
    *("=)A9999XYZ100T0479", "rubbish"),
    *("*+A123BJC5D6E71G*", "0109506000134352\x1d", f"https://id.gs1.org/01/{GTIN}/10/A@"),
]  # fmt: skip


def verdict(reading):
    repairs = [one.code for one in reading.repairs if one.code != "blanks_removed"]
    status = reading.status
    if status == "repaired" and not repairs:
        status = "valid"
    return status, reading.identifier, reading.lot, reading.serial, reading.expiry, repairs


@pytest.mark.parametrize("blank", [*BLANKS, "\u200d", "\u2060", "\t "])
@pytest.mark.parametrize("text", DAMAGED)
@pytest.mark.parametrize("symbology", [None, "]d2", "]d1"])
def test_a_text_says_the_same_with_a_blank_and_without(blank, text, symbology):
    bare = verdict(read(text, symbology))
    places = [0, *((5, 9, 15) if text.startswith("01") else ())]
    for place in places:
        assert bare == verdict(read(text[:place] + blank + text[place:], symbology)), place


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    "text",
    [
        "urn:epc:class:lgtin:0614141.812345.LO T1",
        "urn:epc:id:sgtin:0614141.812345.LO T1",
        "urn:epc:id:giai:0614141.12 345",
        "https://a.cn/?c=MA.156.M0.100204.13351764.LL OT.S1",
        "https://id.gs1.org/01/09506000134352/10/LO T1",
        "[)>\x1e06\x1d9N1312345MED777094\x1d1TL OT\x1e\x04",
        "[)>\x1e05\x1d0109506000134352\x1d10L OT\x1e\x04",
        "(01)09506000134352(10)L OT",
        "0109506000134352 10 L OT",
    ],
)
def test_a_blank_is_never_taken_out_of_a_lot_or_serial(blank, text):
    head, _, tail = text.rpartition(" ")
    assert not read(head + blank + tail).accepted
