"""Dates as people and office programs write them. Pure.

>>> read_date("二〇二六年五月三十一日")
CellValue(value='2026-05-31', reason='chinese_date', choices=())
>>> read_date("05/06/2026").choices
('2026-06-05', '2026-05-06')
>>> read_date("05/06/2026", "dmy").value
'2026-06-05'

**Source:** ECMA-376 part 1, 18.17.4.1 (the 1900 date system counts a 29 February 1900 that never
was); GB/T 7408.1 (ISO 8601) for what comes out.
"""

import calendar
import re
from datetime import date, timedelta

from tongma.foundation.kernel.time import YEAR_MAX, YEAR_MIN
from tongma.work.external_tables.model import CellValue

_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([1-9]?)十([1-9]?)")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH = date(1899, 12, 30)
_SERIAL_MIN, _SERIAL_MAX = 32_874, 73_050
"""1990-01-01 to 2099-12-31."""
_PARTS = re.compile(r"(\d{1,4})[-/.年\s](\d{1,2})(?:[-/.月\s](\d{1,4})日?)?月?(?:[T ]\d.*)?")
_CENTURY = 100
_MONTHS = 12
_MONTH_NAMES = {name.upper(): n for n, name in enumerate(calendar.month_abbr) if name}
_NAMED = re.compile(r"(\d{1,4})[-/. ]?([A-Z]{3})[A-Z]*[-/., ]*(\d{2,4})")


def read_date(text: str, order: str = "") -> CellValue:
    """Read a tidy text as a date in ISO form; a month alone is its last day.

    Args:
        text: as ``texts.tidy`` leaves it; empty stays empty.
        order: what a table is known to mean where a text can be read in several ways: ``dmy``,
            ``mdy``, ``ymd``; empty asks.

    Reasons: ``excel_serial``, ``chinese_date``, ``other_form``, ``last_of_month`` (changed);
    ``two_digit_year``, ``day_or_month`` (with choices); ``not_a_date`` (wrong, or a year outside
    1900 to 2199).
    """
    if not text:
        return CellValue("")
    if _SERIAL.fullmatch(text):
        return _serial(text)
    plain = _TENS.sub(_ten, text.translate(_CHINESE))
    how = "chinese_date" if plain != text else "other_form"
    if plain.isdigit():
        return _compact(plain, how)
    named = _NAMED.fullmatch(plain.upper())
    if named and named[2] in _MONTH_NAMES:
        return _with_month_name(named, how, order)
    match = _PARTS.fullmatch(plain)
    if match is None:
        return CellValue("", "not_a_date")
    if match[3] is None:
        return _month(match[1], match[2])
    if len(match[1]) == len("2026"):
        iso = _iso(match[1], match[2], match[3])
        return _sure(iso, "" if iso == text else how)
    return _in_some_order(match[1], match[2], match[3], how=how, order=order)


def _ten(match: re.Match[str]) -> str:
    return f"{match[1] or '1'}{match[2] or '0'}"


def _serial(text: str) -> CellValue:
    days = int(text.partition(".")[0])
    if not _SERIAL_MIN <= days <= _SERIAL_MAX:
        return CellValue("", "not_a_date")
    return CellValue((_EPOCH + timedelta(days=days)).isoformat(), "excel_serial")


def _compact(digits: str, how: str) -> CellValue:
    if len(digits) == len("20260531"):
        return _sure(_iso(digits[:4], digits[4:6], digits[6:]), how)
    if len(digits) == len("202605"):
        as_month = _month(digits[:4], digits[4:])
        as_day = _iso(f"20{digits[:2]}", digits[2:4], digits[4:])
        choices = tuple(dict.fromkeys(one for one in (as_day, as_month.value) if one))
        return CellValue("", "two_digit_year", choices) if choices else CellValue("", "not_a_date")
    return CellValue("", "not_a_date")


def _month(year: str, month: str) -> CellValue:
    if len(month) == len("2026") or len(year) != len("2026"):
        return CellValue("", "not_a_date")
    if not 1 <= int(month) <= _MONTHS:
        return CellValue("", "not_a_date")
    last = calendar.monthrange(int(year), int(month))[1]
    return _sure(_iso(year, month, str(last)), "last_of_month")


def _sure(iso: str, how: str) -> CellValue:
    return CellValue(iso, how) if iso else CellValue("", "not_a_date")


def _in_some_order(first: str, second: str, third: str, *, how: str, order: str) -> CellValue:
    """Read three parts of which the year is not the first for sure."""
    orders = {"ymd": (first, second, third), "dmy": (third, second, first)}
    orders["mdy"] = (third, first, second)
    if len(third) == len("2026"):
        del orders["ymd"]
    made = {name: _iso(_year(y), m, d) for name, (y, m, d) in orders.items()}
    if order in made:
        return _sure(made[order], how)
    choices = tuple(dict.fromkeys(one for one in made.values() if one))
    if not choices:
        return CellValue("", "not_a_date")
    if len(third) == len("2026"):
        return (
            CellValue(choices[0], how)
            if len(choices) == 1
            else CellValue("", "day_or_month", choices)
        )
    return CellValue("", "two_digit_year", choices)


def _with_month_name(named: re.Match[str], how: str, order: str) -> CellValue:
    first, month, third = named[1], str(_MONTH_NAMES[named[2]]), named[3]
    years_last = _iso(_year(third), month, first) if len(first) < len("2026") else ""
    years_first = _iso(_year(first), month, third) if len(third) < len("2026") else ""
    if len(max(first, third, key=len)) == len("2026"):
        return _sure(years_last if len(third) == len("2026") else years_first, how)
    iso = {"ymd": years_first, "dmy": years_last, "mdy": years_last}.get(order, "")
    choices = tuple(dict.fromkeys(one for one in (years_last, years_first) if one))
    if iso or not choices:
        return _sure(iso, how)
    return CellValue("", "two_digit_year", choices)


def _year(text: str) -> str:
    return text if len(text) == len("2026") else str(2000 + int(text) % _CENTURY)


def _iso(year: str, month: str, day: str) -> str:
    if not YEAR_MIN <= int(year) <= YEAR_MAX:
        return ""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
