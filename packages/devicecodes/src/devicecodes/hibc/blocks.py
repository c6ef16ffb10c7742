"""Secondary data and supplements of HIBC: lot, serial, dates, quantity.

Source: ANSI/HIBC 2.6-2016, 2.3 and tables 3, 4; IMDRF UDI application guide, appendix A.
"""

import re

from devicecodes.dates import (
    Moment,
    at_time,
    calendar,
    digits,
    full_year,
    ordinal,
    yymmdd,
    yyyymmdd,
)
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import element

SOURCE = "ANSI/HIBC 2.6"
SUPPLEMENT = re.compile(r"([0-9]{0,3}[A-Z])(.*)", re.DOTALL)
_TEXT = re.compile(r"[A-Z0-9.\-]*")
_FLAG = re.compile(r"\$\$(\+?)([0-9]?)|\$(\+?)")
_LONGEST = 18
_LONGEST_JULIAN = 13
_QUANTITY = {"8": 2, "9": 5}
# Flag digit: length of its date. 0 and 1 are the first digit of MMYY itself.
_DATE_LENGTHS = {"0": 4, "1": 4, "2": 6, "3": 6, "4": 8, "5": 5, "6": 7, "7": 0}
# Flags of a day with an hour: the flag of the day alone.
_DAY_OF = {"4": "3", "6": "5"}
_TITLES = {
    "14D": "EXPIRY",
    "16D": "MANUFACTURED",
    "S": "SERIAL",
    "Q": "QUANTITY",
}


def read_date(flag: str, text: str, year: int) -> Moment | None:
    """Read the date of a flag digit; None where it does not exist, or is too short or too long.

    >>> read_date("6", "2806016", 2026), read_date("6", "28060", 2026)
    (('2028-02-29', 'hour', '16:00'), None)
    """
    if len(text) != _DATE_LENGTHS[flag] or not digits(text):
        return None
    if flag in "01":
        return calendar(full_year(int(text[2:]), year), int(text[:2]), 0)
    if flag == "2":
        return yymmdd(text[4:] + text[:4], year) if text[2:4] != "00" else None
    if flag in "34":
        day = yymmdd(text[:6], year) if text[4:6] != "00" else None
        return at_time(day, text[6:]) if flag == "4" else day
    day = ordinal(full_year(int(text[:2]), year), int(text[2:5]))
    return at_time(day, text[5:]) if flag == "6" else day


def read_secondary(draft: Draft, block: str, at: int, year: int) -> None:
    """Read a secondary block that begins at `at`: `$…`, `$$…` or five digits."""
    if block[:1].isdigit():
        _read_julian(draft, block, at, year)
        return
    found = _FLAG.match(block)
    if found is None:
        draft.find("secondary_wrong", at, block, source=SOURCE)
        return
    if found[3] is not None:
        _element(draft, found[0], block[found.end() :], at)
        _set_text(draft, block[found.end() :], at + found.end(), serial=bool(found[3]))
        return
    _read_dated(draft, block, at, year)


def _element(draft: Draft, key: str, value: str, at: int) -> None:
    title = "SERIAL" if "+" in key else "LOT"
    draft.elements += (element(key, value, _TITLES.get(key, title), at),)


def _read_julian(draft: Draft, block: str, at: int, year: int) -> None:
    _element(draft, "YYJJJ", block, at)
    draft.find("deprecated_form", at, "YYJJJ", source=SOURCE)
    day = read_date("5", block[:5], year)
    if day is None:
        draft.find("date_wrong", at, "YYJJJ", block[:5], source=SOURCE)
        return
    draft.set_expiry(day)
    _set_text(draft, block[5:], at + 5, serial=False, longest=_LONGEST_JULIAN)


def _read_dated(draft: Draft, block: str, at: int, year: int) -> None:
    """Read `$$`, `$$+`, with quantity, date and lot or serial."""
    serial = block.startswith("$$+")
    head = 3 if serial else 2
    flag = block[head : head + 1]
    key = block[:head] + (flag if flag not in {"0", "1"} else "")
    _element(draft, key, block[len(key) :], at)
    place = head
    if flag in _QUANTITY and not serial:
        draft.find("deprecated_form", at, key, source=SOURCE)
        count = block[head + 1 : head + 1 + _QUANTITY[flag]]
        if len(count) < _QUANTITY[flag] or not digits(count):
            draft.find("quantity_wrong", at + head + 1, count, source=SOURCE)
            return
        draft.quantity = count.lstrip("0") or "0"
        place = head + 1 + len(count)
        if place == len(block):
            return
        flag = block[place : place + 1]
    if flag not in _DATE_LENGTHS or not flag:
        draft.find("secondary_wrong", at + place, block, source=SOURCE)
        return
    start = place if flag in "01" else place + 1
    end = start + _DATE_LENGTHS[flag]
    if flag != "7" and not _set_date(draft, flag, block[start:end], at + start, year):
        return
    _set_text(draft, block[end:], at + end, serial=serial)


def _set_date(draft: Draft, flag: str, text: str, at: int, year: int) -> bool:
    moment = read_date(flag, text, year)
    if moment is None:
        day = _DAY_OF.get(flag)
        whole = day is not None and len(text) == _DATE_LENGTHS[flag]
        day_right = whole and read_date(day or "", text[:-2], year) is not None
        code = "time_wrong" if day_right else "date_wrong"
        draft.find(code, at, "expiry", text, source=SOURCE)
        return False
    draft.set_expiry(moment)
    if moment[1] == "month":
        draft.find("day_derived", at, source=SOURCE)
    return True


def _set_text(draft: Draft, text: str, at: int, *, serial: bool, longest: int = _LONGEST) -> None:
    """Set lot or serial; empty text sets nothing."""
    name = "serial" if serial else "lot"
    found = _TEXT.match(text)
    end = found.end() if found else 0
    if end < len(text):
        draft.find("character_not_allowed", at + end, name, text[end], source=SOURCE)
    elif len(text) > longest:
        draft.find("value_too_long", at, name, text, source=SOURCE)
    elif text and serial:
        draft.serial = text
    elif text:
        draft.lot = text


def read_supplement(draft: Draft, block: str, at: int) -> None:
    """Read a supplement: a data identifier and its value."""
    found = SUPPLEMENT.fullmatch(block)
    if found is None:
        draft.find("secondary_wrong", at, block, source=SOURCE)
        return
    key, value = found[1], found[2]
    twice = any(one.key == key for one in draft.elements)
    draft.elements += (element(key, value, _TITLES.get(key, ""), at),)
    start = at + len(key)
    if twice:
        draft.find("duplicate_field", at, key, source=SOURCE)
    elif key in {"14D", "16D"}:
        _set_full_date(draft, key, value, start)
    elif key == "S":
        if draft.serial is not None:
            draft.find("duplicate_field", at, "serial", source=SOURCE)
        elif not value:
            draft.find("value_empty", at, key, source=SOURCE)
        else:
            _set_text(draft, value, start, serial=True)
    elif key == "Q":
        _set_quantity(draft, value, start)


def _set_full_date(draft: Draft, key: str, value: str, at: int) -> None:
    moment = yyyymmdd(value) if value[6:] != "00" else None
    if moment is None:
        draft.find("date_wrong", at, key, value, source=SOURCE)
    elif key == "16D":
        draft.set_produced(moment)
    elif draft.expiry is not None:
        draft.find("duplicate_field", at - 3, "expiry", source=SOURCE)
    else:
        draft.set_expiry(moment)


def _set_quantity(draft: Draft, value: str, at: int) -> None:
    if not digits(value) or len(value) > 5:
        draft.find("quantity_wrong", at, value, source=SOURCE)
    elif draft.quantity is not None:
        draft.find("duplicate_field", at - 1, "quantity", source=SOURCE)
    else:
        draft.quantity = value.lstrip("0") or "0"
