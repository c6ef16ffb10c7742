"""Dates and times inside AI values.

>>> yymmdd("280229"), yymmdd("270229"), yymmd0("270200")
(None, (4, 6), None)
"""

from devicecodes.dates import EVERY_YEAR, SHORT_YEARS, month_length
from devicecodes.gs1.linters.characters import csetnumeric


def _date(value: str, year_digits: int, first_day: int) -> tuple[int, int] | None:
    length = year_digits + 4
    if len(value) != length:
        return 0, len(value)
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    month, day = int(value[-4:-2]), int(value[-2:])
    if not 1 <= month <= 12:
        return length - 4, length - 2
    # 00 stands for 2000 (or 1900 or 2100, which the window of reading never reaches as leap day).
    year = int(value[:year_digits]) if year_digits == 4 else 2000 + int(value[:2])
    if not first_day <= day <= month_length(year, month):
        return length - 2, length
    return None


def is_day(value: str) -> bool:
    """Tell whether `value` is YYMMDD."""
    if value[2:] in EVERY_YEAR and value[:2] in SHORT_YEARS:
        return True
    return _date(value, 2, 1) is None


def is_day_or_month(value: str) -> bool:
    """Tell whether `value` is YYMMDD with a day, or 00 for the month."""
    if value[2:] in EVERY_YEAR and value[:2] in SHORT_YEARS:
        return True
    return _date(value, 2, 0) is None


def yymmdd(value: str) -> tuple[int, int] | None:
    """A day."""
    return _date(value, 2, 1)


def yymmd0(value: str) -> tuple[int, int] | None:
    """A day, or 00 for the whole month."""
    return _date(value, 2, 0)


def yyyymmdd(value: str) -> tuple[int, int] | None:
    """A day with its full year."""
    return _date(value, 4, 1)


def yyyymmd0(value: str) -> tuple[int, int] | None:
    """A day with its full year, or 00 for the whole month."""
    return _date(value, 4, 0)


def _below(value: str, limit: int) -> tuple[int, int] | None:
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    return None if len(value) == 2 and int(value) < limit else (0, len(value))


def hh(value: str) -> tuple[int, int] | None:
    """An hour, 00..23."""
    return _below(value, 24)


def mi(value: str) -> tuple[int, int] | None:
    """A minute, 00..59."""
    return _below(value, 60)


def ss(value: str) -> tuple[int, int] | None:
    """A second, 00..59."""
    return _below(value, 60)


def hhmi(value: str) -> tuple[int, int] | None:
    """An hour and a minute."""
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    if len(value) != 4:
        return 0, len(value)
    if _below(value[:2], 24):
        return 0, 2
    return (2, 4) if _below(value[2:], 60) else None
