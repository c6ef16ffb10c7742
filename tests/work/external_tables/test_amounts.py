import pytest

from tongma.work.external_tables.amounts import read_amount, read_whole
from tongma.work.external_tables.model import CellValue
from tongma.work.external_tables.texts import tidy


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("", "", ""),
        ("12", "12", ""),
        ("0", "0", ""),
        ("0.0", "0", ""),
        ("1.20", "1.2", ""),
        ("100", "100", ""),
        ("-3", "-3", ""),
        ("1,200.50", "1200.5", "thousands_marks"),
        ("1,200,000", "1200000", "thousands_marks"),
        ("1,200 盒", "1200", "thousands_marks"),
        ("12 盒", "12", "unit_behind"),
        ("12盒", "12", "unit_behind"),
        ("￥3.5", "3.5", "unit_behind"),
        ("$ 3.5", "3.5", "unit_behind"),
        ("9" * 18, "9" * 18, ""),
    ],
)
def test_an_amount_is_read_with_its_marks(text, value, reason):
    assert CellValue(value, reason) == read_amount(tidy(text))


@pytest.mark.parametrize(
    "text", ["1,20", "1,2000", ",5", "十", "1e5", "1.2.3", "--1", "盒 12", "+", ".", "9" * 19]
)
def test_what_is_no_amount_is_said_to_be_none(text):
    assert CellValue("", "not_a_number") == read_amount(text)


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("", "", ""),
        ("12", "12", ""),
        ("12.0", "12", ""),
        ("12 盒", "12", "unit_behind"),
        ("12.5", "", "not_whole"),
        ("-1", "", "not_whole"),
        ("x", "", "not_a_number"),
    ],
)
def test_a_whole_number_has_no_parts_and_is_not_below_zero(text, value, reason):
    assert CellValue(value, reason) == read_whole(text)


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        (CellValue("1"), False),
        (CellValue(""), False),
        (CellValue("1", "unit_behind"), False),
        (CellValue("", "not_a_number"), True),
        (CellValue("", "day_or_month", ("a", "b")), False),
    ],
)
def test_a_cell_is_wrong_where_it_says_nothing_and_asks_nothing(cell, wrong):
    assert wrong == cell.is_wrong
