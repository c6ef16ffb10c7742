import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.foundation.kernel.texts import (
    AMOUNT,
    CODE,
    DAY,
    INSTANT,
    LOT,
    NAME,
    NOTE,
    RAW,
    SERIAL,
    Door,
    TextWrong,
)
from tongma.foundation.kernel.time import show_instant

DOORS = (LOT, SERIAL, CODE, NAME, NOTE, DAY, INSTANT, AMOUNT, RAW)


def judged(door: Door, text: str) -> str:
    """What is kept of a text, or why it cannot pass."""
    try:
        return door.check(text)
    except TextWrong as wrong:
        return f"! {wrong.reason}"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("A1", "A1"),
        (" A1", "A1"),
        ("A1 ", "A1"),
        ("A1\r\n", "A1"),
        ("\ufeffA1", "A1"),
        ("\u00a0A1\u3000", "A1"),
        ("Ａ１", "A1"),
        ("Ａ－１", "A-1"),
        ("a1", "a1"),  # case stays
        ("A-1", "A-1"),
        ("A 1", "A 1"),
        ("", ""),
        ("   ", ""),
        ("x" * 50, "x" * 50),
        ("x" * 51, "! too_long"),
        (" " + "x" * 50 + " ", "x" * 50),  # blanks are off before it is measured
        ("A\x001", "! control_character"),
        ("A\x1d1", "! control_character"),
        ("A\n1", "! control_character"),
        ("A\x851", "! control_character"),
        ("A\u20281", "! control_character"),
        ("A\u200b1", "! invisible_character"),
        ("A\u202e1", "! invisible_character"),
        ("A\ud800", "! broken_character"),
        ("A\uffff", "! broken_character"),
        ("批号", "批号"),
    ],
)
def test_a_lot_has_one_way_to_be_written(text, kept):
    assert kept == judged(LOT, text)
    assert kept == judged(SERIAL, text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2028-06-15", "2028-06-15"),
        (" 2028-06-15 ", "2028-06-15"),
        ("2028-02-29", "2028-02-29"),
        ("1900-01-01", "1900-01-01"),
        ("2199-12-31", "2199-12-31"),
        ("", ""),
        ("1899-12-31", "! year_out_of_range"),
        ("2200-01-01", "! year_out_of_range"),
        ("2029-02-29", "! not_a_date"),
        ("2028/06/15", "! not_a_date"),
        ("2028-06", "! not_a_date"),
        ("15.06.2028", "! not_a_date"),
        ("20280615", "! not_a_date"),
        ("2028-W24-4", "! not_a_date"),
        ("0000-00-00", "! not_a_date"),
        ("2028-6-5", "! not_a_date"),
        ("２０２８-０６-１５", "! not_a_date"),
        ("٢٠٢٨-٠٦-١٥", "! not_a_date"),
        ("10000-01-01", "! too_long"),
        ("abc", "! not_a_date"),
    ],
)
def test_a_day_is_a_real_date_in_one_form(text, kept):
    assert kept == judged(DAY, text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2028-06-15T08:00:00+08:00", "2028-06-15T08:00:00+08:00"),
        ("2028-06-15T08:00:00Z", "2028-06-15T08:00:00Z"),
        ("2028-06-15T08:00:00", "! not_an_instant"),
        ("0001-01-01T00:00:00+14:00", "! not_an_instant"),
        ("9999-12-31T23:59:59-14:00", "! not_an_instant"),
        ("1899-12-31T23:59:59Z", "! not_an_instant"),
        ("yesterday", "! not_an_instant"),
    ],
)
def test_an_instant_has_a_zone_and_a_year_that_goods_can_have(text, kept):
    assert kept == judged(INSTANT, text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0", "0"),
        ("12", "12"),
        ("1.250", "1.250"),
        ("9" * 15, "9" * 15),
        ("9" * 16, "! not_a_number"),
        ("1.123456789", "1.123456789"),
        ("1.1234567890", "! not_a_number"),
        ("1_000", "! not_a_number"),
        ("+1", "! not_a_number"),
        ("-1", "! not_a_number"),
        ("1e3", "! not_a_number"),
        ("NaN", "! not_a_number"),
        ("1,5", "! not_a_number"),
        (".5", "! not_a_number"),
        ("5.", "! not_a_number"),
        ("٣", "! not_a_number"),
        ("１２", "! not_a_number"),
        ("\u00a01", "1"),
    ],
)
def test_an_amount_is_ascii_digits_and_one_point(text, kept):
    assert kept == judged(AMOUNT, text)


def test_a_note_keeps_its_lines_and_a_raw_scan_its_control_characters():
    assert "one\ntwo\tthree" == NOTE.check("one\r\ntwo\tthree\n")
    assert "! control_character" == judged(NOTE, "one\x1btwo")
    assert " ]d201\x1d10A \r" == RAW.check(" ]d201\x1d10A \r")
    assert "! control_character" == judged(RAW, "01\x00")
    assert "! broken_character" == judged(RAW, "01\ud800")


@given(st.sampled_from(DOORS), st.text())
def test_what_has_passed_a_door_passes_it_again_unchanged(door, text):
    try:
        kept = door.check(text)
    except TextWrong:
        return

    assert kept == door.check(kept)
    assert "\x00" not in kept
    assert kept == kept.encode().decode()
    assert len(kept) <= door.length_max


@given(st.integers(-(2**63), 2**63 - 1))
def test_any_instant_can_be_shown(instant):
    assert show_instant(instant)


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("2026-11-30T08:00:00Z", True),
        ("2026-11-30T08:00:00.123456+08:00", True),
        ("2026-W48-1T08:00:00Z", False),
        ("20261130T080000Z", False),
        ("2026-11-30T08:00:00+0800", False),
        ("2026-11-30T08:00:00+08", False),
        ("2026-11-30T08:00Z", False),
        ("2026-11-30T08:00:00,5Z", False),
        ("2026-11-30T08:00:00", False),
    ],
)
def test_a_time_is_written_as_rfc_3339_says(text, is_right):
    if is_right:
        assert text == INSTANT.check(text)
        return
    with pytest.raises(TextWrong, match="not_an_instant"):
        INSTANT.check(text)
