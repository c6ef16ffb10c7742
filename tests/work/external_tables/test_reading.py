import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.hub.data_cleansing.model import FIELDS
from tongma.work.external_tables.amounts import read_amount, read_whole
from tongma.work.external_tables.dates import read_date
from tongma.work.external_tables.headings import heading_row, propose
from tongma.work.external_tables.model import Read
from tongma.work.external_tables.texts import alike, numbers_in, tidy
from tongma.work.external_tables.units import read_unit


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-05-31", "2026-05-31"),
        ("2026.5.31", "2026-05-31"),
        ("2026/5/31 00:00:00", "2026-05-31"),
        ("20260531", "2026-05-31"),
        ("46173", "2026-05-31"),
        ("2026年5月31日", "2026-05-31"),
        ("二〇二六年五月三十一日", "2026-05-31"),
        ("二〇二六年十二月十日", "2026-12-10"),
        ("31/05/2026", "2026-05-31"),
        ("31 May 2026", "2026-05-31"),
        ("2026年2月", "2026-02-28"),
    ],
)
def test_a_date_is_read_however_it_is_written(text, iso):
    assert iso == read_date(text).value


@pytest.mark.parametrize(
    ("text", "reason", "choices"),
    [
        ("05/06/2026", "day_or_month", ("2026-06-05", "2026-05-06")),
        ("26-05-31", "two_digit_year", ("2026-05-31", "2031-05-26")),
        ("260531", "two_digit_year", ("2026-05-31",)),
        ("1-MAY-26", "two_digit_year", ("2026-05-01", "2001-05-26")),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked(text, reason, choices):
    assert Read("", reason, choices) == read_date(text)


def test_a_table_that_is_known_to_write_the_day_first_is_not_asked():
    assert "2026-06-05" == read_date("05/06/2026", "dmy").value
    assert "2026-05-06" == read_date("05/06/2026", "mdy").value


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "31/31/2026", "soon", "99999"])
def test_what_is_no_date_is_said_to_be_none(text):
    assert Read("", "not_a_date") == read_date(text)


@given(st.dates(min_value=__import__("datetime").date(1990, 1, 1)), st.sampled_from("-/."))
def test_a_date_with_a_whole_year_first_is_never_asked(day, mark):
    text = f"{day.year:04d}{mark}{day.month}{mark}{day.day}"
    assert day.isoformat() == read_date(text).value


@given(st.text(max_size=40))
def test_no_text_breaks_a_reader(text):
    plain = tidy(text)
    for reader in (read_date, read_amount, read_whole, read_unit):
        reader(plain)
    assert plain == tidy(plain)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,200.50", "1200.5"), ("12 盒", "12"), ("￥3.5", "3.5"), ("0", "0"), ("1.20", "1.2")],
)
def test_an_amount_is_read_with_its_marks(text, value):
    assert value == read_amount(tidy(text)).value


@pytest.mark.parametrize("text", ["1,20", "十", "1e5", "1.2.3", "--1"])
def test_what_is_no_amount_is_said_to_be_none(text):
    assert Read("", "not_a_number") == read_amount(text)


@pytest.mark.parametrize(
    ("word", "code"),
    [("盒", "BX"), ("支", "VI"), ("个", "EA"), ("PCS", "EA"), ("Box", "BX"), ("kg", "KGM")],
)
def test_a_word_for_a_unit_is_read_as_its_code(word, code):
    assert code == read_unit(word).value


def test_full_width_blanks_and_invisible_characters_are_tidied():
    assert "AB-12 (5ml) 注射器" == tidy("ＡＢ－１２\u3000（５ｍｌ）\u200b  注射器 ")


def test_letters_taken_for_digits_are_alike_and_sizes_are_not():
    assert alike("ab-1O5 l") == alike("AB 105 1")
    assert numbers_in("5.O×10") == numbers_in("5.0 10") != numbers_in("5.5×10")


def test_headings_are_found_below_a_title_and_among_data():
    rows = [
        ["物料清单", "", ""],
        ["", "", ""],
        ["物料编码", "品 名", "UDI-DI(最小)"],
        ["A", "B", "1"],
    ]
    assert 2 == heading_row(rows, FIELDS)
    assert {"code": 0, "name_zh": 1, "barcode": 2} == {
        one.field: one.column for one in propose(rows[2], FIELDS)
    }
