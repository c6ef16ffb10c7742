"""Dates and times as they stand in codes.

A `Moment` is (ISO date, precision, hh:mm or None). Two-digit years follow the window of the GS1
General Specifications 7.12, which every system here but MA and ISBT 128 uses: the year lies between
49 years before and 50 years after the year of reading.

>>> yymmdd("270200", 2026), yymmdd("760131", 2026)
(('2027-02-28', 'month', None), ('2076-01-31', 'day', None))
"""

from functools import lru_cache
from time import gmtime, time
from typing import Literal

Precision = Literal["day", "month", "hour", "minute"]
Moment = tuple[str, Precision, str | None]

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# MMDD of every day that all years have, and how ISO 8601 writes it.
EVERY_YEAR = {
    f"{month:02d}{day:02d}": f"-{month:02d}-{day:02d}"
    for month in range(1, 13)
    for day in range(1, _DAYS[month] + 1)
}
SHORT_YEARS = {f"{short:02d}": short for short in range(100)}
_year, _year_until = 0, 0.0


def current_year() -> int:
    """Give the year of the current UTC date."""
    global _year, _year_until  # noqa: PLW0603  looked up anew once a day
    now = time()
    if now >= _year_until:
        _year = gmtime(now).tm_year
        _year_until = now // 86400 * 86400 + 86400
    return _year


def full_year(short: int, year: int) -> int:
    """Give the four-digit year of a two-digit one, read in `year` (1 to 9999)."""
    difference = short - year % 100
    century = year // 100
    if difference > 50:
        century -= 1
    elif difference < -49:
        century += 1
    # Dates here have four digits: what lies beyond them stays in the century of the day.
    if century < 0 or century * 100 + short > 9999:
        century = year // 100
    return century * 100 + short


def month_length(year: int, month: int) -> int:
    """Give the number of days of a month (1..12)."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _DAYS[month]


def year_length(year: int) -> int:
    """Give 365 or 366."""
    return 337 + month_length(year, 2)


def calendar(year: int, month: int, day: int) -> Moment | None:
    """Give the Moment of a date; day 0 means the whole month; None where there is no such date."""
    if not 1 <= month <= 12 or not 0 <= day <= month_length(year, month):
        return None
    if day == 0:
        return f"{year:04d}-{month:02d}-{month_length(year, month):02d}", "month", None
    return f"{year:04d}-{month:02d}-{day:02d}", "day", None


def digits(text: str) -> bool:
    """Tell whether `text` is one or more ASCII digits."""
    return text.isascii() and text.isdigit()


@lru_cache(maxsize=8)
def _window(year: int) -> dict[str, str]:
    """Give the full year of each two-digit one, read in `year`."""
    return {text: f"{full_year(short, year):04d}" for text, short in SHORT_YEARS.items()}


@lru_cache(maxsize=8192)
def yymmdd(text: str, year: int) -> Moment | None:
    """Read YYMMDD in `year` (day 00: the month); None where it is no date."""
    end = EVERY_YEAR.get(text[2:])
    if end is not None:
        full = _window(year).get(text[:2])
        return None if full is None else (full + end, "day", None)
    if len(text) != 6 or not digits(text):
        return None
    return calendar(full_year(int(text[:2]), year), int(text[2:4]), int(text[4:]))


def yyyymmdd(text: str) -> Moment | None:
    """Read YYYYMMDD (day 00: the month); None where it is no date."""
    if len(text) != 8 or not digits(text):
        return None
    return calendar(int(text[:4]), int(text[4:6]), int(text[6:]))


@lru_cache(maxsize=8192)
def ordinal(year: int, day: int) -> Moment | None:
    """Read a year and its day 1..366; None where the year has no such day."""
    if not 1 <= day <= year_length(year):
        return None
    month = 1
    while day > month_length(year, month):
        day -= month_length(year, month)
        month += 1
    return calendar(year, month, day)


def at_time(moment: Moment | None, clock: str) -> Moment | None:
    """Add a time HH or HHMM to a day; None where either does not exist."""
    if moment is None or len(clock) not in {2, 4} or not digits(clock):
        return None
    hour, minute = int(clock[:2]), int(clock[2:] or 0)
    if hour > 23 or minute > 59:
        return None
    precision: Precision = "hour" if len(clock) == 2 else "minute"
    return moment[0], precision, f"{hour:02d}:{minute:02d}"
