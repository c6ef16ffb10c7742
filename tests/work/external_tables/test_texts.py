import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.work.external_tables.amounts import read_amount, read_whole
from tongma.work.external_tables.dates import read_date
from tongma.work.external_tables.model import CellValue
from tongma.work.external_tables.texts import (
    alike,
    folded,
    heading,
    is_no_value,
    is_nothing,
    numbers_in,
    tidy,
)
from tongma.work.external_tables.units import read_unit


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("AB-12", "AB-12"),
        (" AB  12 ", "AB 12"),
        ("ＡＢ－１２\u3000（５ｍｌ）\u200b  注射器 ", "AB-12 (5ml) 注射器"),
        ("37℃", "37°C"),
        ("a\tb\nc", "a b c"),
    ],
)
def test_full_width_blanks_and_invisible_characters_are_tidied(text, plain):
    assert plain == tidy(text)


@pytest.mark.parametrize(
    ("text", "nothing"), [("", True), ("-", True), ("n/a", True), ("无", True), ("0", False)]
)
def test_a_word_for_nothing_is_an_empty_cell(text, nothing):
    assert nothing == is_nothing(text)


NOTHING = """
无 N/A n/a - / — – ― ー ------ ? * null NULL －－ ／ 不适用 … NONE
"""
NO_VALUE = """
#N/A #REF! #DIV/0! #### TRUE false 0 000 TBD tbd 待定 同上 见标签 1.2E+5 1.2e+05
"""
LOTS = """
A 1 00A B-12 12E5 2E-1 #A12 A* NO1 N/A1 无菌1 见1 -1 1/2 A—B TRUE1
"""


@pytest.mark.parametrize(
    ("text", "nothing", "no_value"),
    [
        *((text, True, False) for text in NOTHING.split()),
        *((text, False, True) for text in (*NO_VALUE.split(), "see label", "SEE  LABEL")),
        *((text, False, False) for text in LOTS.split()),
    ],
)
def test_what_says_nothing_is_no_lot_and_what_looks_odd_may_be_one(text, nothing, no_value):
    plain = tidy(text)

    assert (nothing, no_value) == (is_nothing(plain), is_no_value(plain))


def test_letters_taken_for_digits_are_alike_and_sizes_are_not():
    assert "AB1O5L" == folded("ab-1O5 l")
    assert "AB1051" == alike("ab-1O5 l") == alike("AB 105 1")
    assert numbers_in("5.O×10") == numbers_in("5.0 10") != numbers_in("5.5×10")
    assert ("10", "5") == numbers_in("5.0×10")
    assert ("0.5", "100") == numbers_in("0.50 mm, 100")


@pytest.mark.parametrize(
    ("text", "plain"),
    [("品 名", "品名"), ("UDI-DI(最小)", "UDIDI"), ("规格（型号）", "规格"), ("【编码】", "")],
)
def test_a_heading_is_compared_without_what_stands_in_brackets(text, plain):
    assert plain == heading(text)


@pytest.mark.parametrize(
    ("word", "code", "reason"),
    [
        ("盒", "BX", ""),
        ("支", "VI", ""),
        ("个", "EA", ""),
        ("PCS", "EA", ""),
        ("Box", "BX", ""),
        ("kg", "KGM", ""),
        ("", "", ""),
        ("锅", "", "unit_unknown"),
    ],
)
def test_a_word_for_a_unit_is_read_as_its_code(word, code, reason):
    assert CellValue(code, reason) == read_unit(word)


@given(st.text(max_size=40))
def test_no_text_breaks_a_reader(text):
    plain = tidy(text)
    for reader in (read_date, read_amount, read_whole, read_unit):
        reader(plain)

    assert plain == tidy(plain)
