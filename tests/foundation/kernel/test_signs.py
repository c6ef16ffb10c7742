"""Lots and serials that look alike are one, or are refused with the sign that is unclear."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.foundation.kernel.signs import lookalike, named
from tongma.foundation.kernel.texts import CODE, LOT, NAME, SERIAL, TextWrong

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u02d7\u2796\ufe58\ufe63\uff0d"


def judged(door, text):
    try:
        return door.check(text)
    except TextWrong as wrong:
        return f"! {wrong.reason} {wrong.at}".removesuffix(" 0")


@pytest.mark.parametrize("door", [LOT, SERIAL])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        *((f"A{dash}1", "A-1") for dash in DASHES),
        ("cafe\u0301-1", "caf\u00e9-1"),  # composed, as everybody's keyboard writes it
        ("caf\u00e9-1", "caf\u00e9-1"),
        ("A\u00ad1", "! invisible_character"),  # a soft hyphen is seen at line ends only
        ("\u0410B1", "! mixed_scripts 1"),  # Cyrillic A
        ("B\u04101", "! mixed_scripts 2"),
        ("LOT-\u0391", "! mixed_scripts 5"),  # Greek Alpha
        ("L\u041612", "! mixed_scripts 2"),  # looks like no other, and still not of one script
        ("\u04101", "! looks_like_another 1"),  # nobody sees that it is not A1
        ("1\u0421\u041e\u0420", "! looks_like_another 2"),
        ("\u0416\u041012", "\u0416\u041012"),  # surely Cyrillic
        ("\u03a9-7", "\u03a9-7"),
        ("A\u0661", "! looks_like_another 2"),  # an Arabic digit
        ("\u2162-1", "! looks_like_another 1"),  # a Roman number in one sign
        ("A\u00b2", "! looks_like_another 2"),
        ("\U0001d40012", "! looks_like_another 1"),
        ("A\u22151", "! looks_like_another 2"),
        ("批号1", "批号1"),
        ("批号-A1", "批号-A1"),
        ("批号–A1", "批号-A1"),
        ("第一批", "第一批"),
        ("第一2批", "第一2批"),
        ("A一1", "! looks_like_another 2"),  # what an input method makes of a dash
        ("Aー1", "! looks_like_another 2"),
        ("ロットー1", "ロットー1"),
        ("ﾛｯﾄ1", "ロット1"),
        ("⼀批", "一批"),
        ("Ａ－１", "A-1"),
        ("\u00e91", "\u00e91"),
    ],
)
def test_a_lot_that_looks_like_another_is_that_one_or_none(door, text, kept):
    assert kept == judged(door, text)


def test_names_and_codes_stay_as_they_are():
    assert ["A–1", "A–1"] == [CODE.check("A–1"), NAME.check("A–1")]


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=20))
def test_what_a_gs1_label_can_carry_is_kept_as_it_is(text):
    assert text.strip() == LOT.check(text)


@given(st.text(max_size=12))
def test_a_kept_lot_is_kept_again_and_is_the_same_in_both_forms(text):
    try:
        kept = LOT.check(text)
    except TextWrong:
        return
    assert kept == LOT.check(kept) == LOT.check(unicodedata.normalize("NFD", kept))
    assert lookalike(kept) is None


def test_the_sign_is_told_by_its_name():
    assert "U+0410 CYRILLIC CAPITAL LETTER A" == named("\u0410")
    with pytest.raises(TextWrong) as wrong:
        LOT.check("L\u0410")
    refusal = wrong.value.refusal("text_wrong", "lot", "L\u0410")
    assert ("sign_unclear", "2", "U+0410 CYRILLIC CAPITAL LETTER A") == (
        refusal.code,
        refusal.facts["at"],
        refusal.facts["sign"],
    )
