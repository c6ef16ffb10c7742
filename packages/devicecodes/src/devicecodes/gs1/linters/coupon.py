"""North American coupons: AI (8110) and the positive offer file, AI (8112).

Source: GS1 US, Application Standard and Usage Guide for North American Coupons; GS1 Barcode Syntax
Dictionary.

>>> couponcode("012345612345611110123"), couponcode("712345612345611110123")
(None, (0, 1))
"""

from devicecodes.gs1.linters.characters import csetnumeric
from devicecodes.gs1.linters.moments import yymmdd

_REQUIREMENT_CODES = "012349"


class _Fault(Exception):  # noqa: N818  it never leaves this module
    """The faulty part, as (start, end)."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.span = start, end


class _Digits:
    """Takes fields off the front of a digit string."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.at = 0

    @property
    def ended(self) -> bool:
        return self.at == len(self.value)

    def one(self, allowed: str) -> str:
        if self.ended:
            raise _Fault(0, len(self.value))
        digit = self.value[self.at]
        if digit not in allowed:
            raise _Fault(self.at, self.at + 1)
        self.at += 1
        return digit

    def many(self, count: int) -> str:
        end = self.at + count
        if end > len(self.value):
            raise _Fault(self.at if not self.ended else 0, len(self.value))
        self.at, start = end, self.at
        return self.value[start:end]

    def sized(self, allowed: str, more: int) -> None:
        """A length digit, then that many digits and `more`; 9 of a purchase prefix means none."""
        length = int(self.one(allowed))
        if allowed.endswith("69") and length == 9:
            return
        self.many(length + more)

    def date(self) -> str:
        start = self.at
        day = self.many(6)
        if yymmdd(day):
            raise _Fault(start, self.at)
        return day


def _purchase(field: _Digits, *, prefix: bool) -> None:
    field.sized("12345", 0)
    field.one(_REQUIREMENT_CODES)
    field.many(3)
    if prefix:
        field.sized("01234569", 6)


def _second_purchase(field: _Digits) -> None:
    field.one("0123")
    _purchase(field, prefix=True)


def _save_value(field: _Digits) -> None:
    field.one("01256")
    field.one("012")
    field.one("0123456789")
    field.one("01")


def _options(field: _Digits) -> None:
    start_of_dates, end_date = 0, ""
    for option in "1234569":
        if field.ended or field.value[field.at] != option:
            continue
        field.at += 1
        if option == "1":
            _second_purchase(field)
        elif option == "2":
            _purchase(field, prefix=True)
        elif option == "3":
            start_of_dates, end_date = field.at - 1, field.date()
        elif option == "4":
            begin = field.date()
            # Two-digit years: a coupon never runs for more than fifty.
            if end_date and (end_date < begin) == (abs(int(end_date[:2]) - int(begin[:2])) < 50):
                raise _Fault(start_of_dates, field.at)
        elif option == "5":
            field.sized("0123456789", 6)
        elif option == "6":
            field.sized("1234567", 6)
        else:
            _save_value(field)


def couponcode(value: str) -> tuple[int, int] | None:
    """A coupon: prefix, offer, save value, purchase requirement, then optional fields in order."""
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    field = _Digits(value)
    try:
        field.sized("0123456", 6)
        field.many(6)
        field.sized("12345", 0)
        _purchase(field, prefix=False)
        _options(field)
    except _Fault as found:
        return found.span
    return None if field.ended else (field.at, len(value))


def couponposoffer(value: str) -> tuple[int, int] | None:
    """A positive offer file coupon: format, funder, offer, serial number."""
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    field = _Digits(value)
    try:
        field.one("01")
        field.sized("0123456", 6)
        field.many(6)
        field.sized("0123456789", 6)
    except _Fault as found:
        return found.span
    return None if field.ended else (field.at, len(value))
