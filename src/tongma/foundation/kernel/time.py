"""Instants are integers: microseconds since 1970 in UTC. Dates are ISO text. Nothing else.

A local clock time only exists for people: ``local_date`` says which day it is at a site.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

Instant: TypeAlias = int

DAY_US = 86_400_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
YEAR_MIN, YEAR_MAX = 1900, 2199
"""Years of dates and instants: older goods and longer lives do not exist."""
_MICROSECOND = timedelta(microseconds=1)
_FIRST = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND
_LAST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND


_RFC_3339 = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)


def parse_instant(text: str) -> tuple[Instant, int]:
    """Return (microseconds UTC, offset in minutes) of an RFC 3339 time.

    Raises ValueError where the text is no such time or carries no offset.
    """
    if not _RFC_3339.fullmatch(text):
        message = "a time is written as 2026-05-31T08:30:00+08:00"
        raise ValueError(message)
    moment = datetime.fromisoformat(text)
    offset = moment.utcoffset()
    if offset is None:
        message = "an instant needs an offset, for example +08:00"
        raise ValueError(message)
    if not YEAR_MIN <= moment.year <= YEAR_MAX:
        message = f"an instant lies between {YEAR_MIN} and {YEAR_MAX}"
        raise ValueError(message)
    return (moment - _EPOCH) // timedelta(microseconds=1), offset // timedelta(minutes=1)


def show_instant(instant: Instant) -> str:
    """Return the RFC 3339 form in UTC, with microseconds only where there are some.

    Never raises: an instant outside the years that a date can have is shown as its nearest end, so
    that one odd row of long ago ends no list and no feed.
    """
    instant = min(max(instant, _FIRST), _LAST)
    moment = _EPOCH + timedelta(microseconds=instant)
    return moment.isoformat().replace("+00:00", "Z")


def local_date(instant: Instant, zone: str) -> str:
    """Return the ISO date of the instant in an IANA time zone."""
    moment = _EPOCH + timedelta(microseconds=instant)
    return moment.astimezone(ZoneInfo(zone)).date().isoformat()


def show_local(instant: Instant, zone: str) -> str:
    """Return date and minute of the instant in an IANA time zone, as people write them.

    >>> show_local(1_795_849_200_000_000, "Asia/Shanghai")
    '2026-11-28 15:00'
    """
    moment = _EPOCH + timedelta(microseconds=instant)
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def next_local(hour: int, minute: int, zone: str, after: Instant) -> Instant:
    """Return the first instant after ``after`` at which the clocks of a zone show hour:minute.

    A time that a change of clocks leaves out is taken an hour later, one that comes twice at its
    first coming: once on each day either way.
    """
    there = ZoneInfo(zone)
    moment = _EPOCH + timedelta(microseconds=after)
    day = moment.astimezone(there).date()
    while True:
        wanted = datetime.combine(day, time(hour, minute), there).astimezone(UTC)
        if wanted > moment:
            return (wanted - _EPOCH) // timedelta(microseconds=1)
        day += timedelta(days=1)


def add_days(day: str, days: int) -> str:
    """Return the ISO date so many days later (or earlier)."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(first: str, last: str) -> int:
    """Return the number of days from one ISO date to another; negative when reversed."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
