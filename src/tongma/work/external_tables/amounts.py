"""Numbers as people write them. Pure."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tongma.work.external_tables.model import CellValue

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LEADING = re.compile(r"([+-]?[\d.,]+)\s*([^\d.,\s]\D*)?")
_DIGITS_MAX = 18
_MONEY = tuple("¥￥$")


def read_amount(text: str) -> CellValue:
    """Read a tidy text as a decimal: ``1,200.50``, ``12 盒``, ``￥3.5``. Empty stays empty.

    Reasons: ``thousands_marks``, ``unit_behind`` (changed); ``not_a_number`` (wrong).
    """
    if not text:
        return CellValue("")
    given = text.lstrip("¥￥$ ")
    match = _LEADING.fullmatch(given)
    if match is None:
        return CellValue("", "not_a_number")
    digits, behind = match[1], match[2]
    reason = "unit_behind" if behind or given != text else ""
    if "," in digits:
        if not _THOUSANDS.fullmatch(digits):
            return CellValue("", "not_a_number")
        digits, reason = digits.replace(",", ""), "thousands_marks"
    return _decimal(digits, reason)


class CountedAmount(NamedTuple):
    """A number, and the word of what is counted as it stands behind it: ``5盒``, ``5 case``."""

    value: str
    unit: str = ""
    reason: str = ""


def read_counted(text: str) -> CountedAmount:
    """Read a tidy text as a quantity: the number, and the word behind it for whoever knows units.

    Empty stays empty. Reason ``not_a_number``, also for an amount of money.
    """
    match = _LEADING.fullmatch(text)
    unit = (match[2] or "").strip() if match else ""
    number = read_amount(text.removesuffix(unit).strip() if unit else text)
    if number.is_wrong or text[:1] in _MONEY:
        return CountedAmount("", unit, "not_a_number")
    return CountedAmount(number.value, unit)


def _decimal(digits: str, reason: str) -> CellValue:
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return CellValue("", "not_a_number")
    if len(digits) > _DIGITS_MAX:
        return CellValue("", "not_a_number")
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return CellValue(plain or "0", reason)


def read_whole(text: str) -> CellValue:
    """Read a tidy text as a whole number from 0 on. Reasons as ``read_amount``, ``not_whole``."""
    read = read_amount(text)
    if read.value and not read.value.isdigit():
        return CellValue("", "not_whole")
    return read
