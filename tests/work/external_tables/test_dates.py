from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongma.work.external_tables.dates import read_date
from tongma.work.external_tables.model import CellValue

CHANGED = [
    # what stands there already is no change
    ("2026-05-31", "2026-05-31", ""),
    ("", "", ""),
    # marks between the parts, a time behind them
    ("2026.5.31", "2026-05-31", "other_form"),
    ("2026/5/31 00:00:00", "2026-05-31", "other_form"),
    ("2026-05-31T08:00", "2026-05-31", "other_form"),
    ("2026 5 31", "2026-05-31", "other_form"),
    ("20260531", "2026-05-31", "other_form"),
    ("2026年5月31日", "2026-05-31", "other_form"),
    ("31/05/2026", "2026-05-31", "other_form"),
    ("31 May 2026", "2026-05-31", "other_form"),
    ("31-MAY-2026", "2026-05-31", "other_form"),
    ("2026 May 31", "2026-05-31", "other_form"),
    ("1 December 2026", "2026-12-01", "other_form"),
    ("12-12-2026", "2026-12-12", "other_form"),
    # Chinese numbers
    ("二〇二六年五月三十一日", "2026-05-31", "chinese_date"),
    ("二零二六年十二月十日", "2026-12-10", "chinese_date"),
    ("二○二六年一月二十日", "2026-01-20", "chinese_date"),
    ("二〇二六年十月十一日", "2026-10-11", "chinese_date"),
    # the days of an office program, from 1990 on to 2099
    ("46173", "2026-05-31", "excel_serial"),
    ("46173.75", "2026-05-31", "excel_serial"),
    ("32874", "1990-01-01", "excel_serial"),
    ("73050", "2099-12-31", "excel_serial"),
    # a month alone is its last day
    ("2026年2月", "2026-02-28", "last_of_month"),
    ("2028-02", "2028-02-29", "last_of_month"),
    ("2026/12", "2026-12-31", "last_of_month"),
    ("2026.1", "2026-01-31", "last_of_month"),
]
ASKED = [
    ("05/06/2026", "day_or_month", ("2026-06-05", "2026-05-06")),
    ("12/11/2026", "day_or_month", ("2026-11-12", "2026-12-11")),
    ("26-05-31", "two_digit_year", ("2026-05-31", "2031-05-26")),
    ("05-06-07", "two_digit_year", ("2005-06-07", "2007-06-05", "2007-05-06")),
    ("31-05-26", "two_digit_year", ("2031-05-26", "2026-05-31")),
    ("260531", "two_digit_year", ("2026-05-31",)),
    ("202605", "two_digit_year", ("2020-26-05", "2026-05-31")[1:]),
    ("261211", "two_digit_year", ("2026-12-11",)),  # no year 2612
    ("201211", "two_digit_year", ("2020-12-11", "2012-11-30")),
    ("1-MAY-26", "two_digit_year", ("2026-05-01", "2001-05-26")),
    ("31-MAY-32", "two_digit_year", ("2032-05-31",)),
]
WRONG = [
    "2026-02-30", "2026-13-01", "2026-00", "2026-13", "31/31/2026", "13/13/26", "soon", "99999",
    "32873", "73051", "20261301", "2026053", "261301", "05/2026", "26-05", "31 MOO 2026",
    "31-FEB-2026", "0000", "26-05-2031-1", "99-FEB-99",
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso", "reason"), CHANGED)
def test_a_date_is_read_however_it_is_written(text, iso, reason):
    assert CellValue(iso, reason) == read_date(text)


@pytest.mark.parametrize(("text", "reason", "choices"), ASKED)
def test_what_can_be_read_in_two_ways_is_asked(text, reason, choices):
    assert CellValue("", reason, choices) == read_date(text)


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("05/06/2026", "dmy", "2026-06-05"),
        ("05/06/2026", "mdy", "2026-05-06"),
        ("05-06-07", "ymd", "2005-06-07"),
        ("05-06-07", "dmy", "2007-06-05"),
        ("05-06-07", "mdy", "2007-05-06"),
        ("1-MAY-26", "dmy", "2026-05-01"),
        ("1-MAY-26", "mdy", "2026-05-01"),
        ("1-MAY-26", "ymd", "2001-05-26"),
        ("2026-05-06", "dmy", "2026-05-06"),  # the year says it all
    ],
)
def test_a_table_that_is_known_to_write_so_is_not_asked(text, order, iso):
    assert iso == read_date(text, order).value


@pytest.mark.parametrize(
    ("text", "order"), [("31/05/2026", "mdy"), ("05/31/2026", "dmy"), ("31-05-32", "mdy")]
)
def test_what_a_known_order_cannot_be_is_no_date(text, order):
    assert CellValue("", "not_a_date") == read_date(text, order)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_date_is_said_to_be_none(text):
    assert CellValue("", "not_a_date") == read_date(text)


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)), st.sampled_from("-/."))
def test_a_date_with_a_whole_year_first_is_never_asked(day, mark):
    text = f"{day.year:04d}{mark}{day.month}{mark}{day.day}"

    assert day.isoformat() == read_date(text).value
