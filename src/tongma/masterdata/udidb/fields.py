"""From published texts to values; what cannot be read becomes a fault, never a guess."""

import re
from datetime import date

from tongma.masterdata.udidb.model import Issuer, Number

_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?", re.ASCII)
_YES = frozenset({"1", "是", "true", "yes", "y"})
_NO = frozenset({"0", "否", "false", "no", "n"})
_UNSAID = frozenset({"", "-", "--", "/", "无", "null", "none", "n/a", "na", "不适用"})
_LONGEST_UNSAID = max(map(len, _UNSAID))
_SEVERAL = re.compile(r"[,，;；、|\s]+")
_LONGEST_COUNT = 12
_PADDED = frozenset({8, 12, 13})
_ISSUERS: tuple[tuple[str, Issuer], ...] = (
    ("GS1", "gs1"),
    ("HIBC", "hibcc"),
    ("ICCBBA", "iccbba"),
    ("NDC", "ndc"),
    ("IFA", "ifa"),
    ("IDCODE", "ma"),
    ("MA", "ma"),
    ("AHM", "ahm"),
    ("阿里", "ahm"),
)


class Odd:
    """What is odd in one record, gathered while it is read."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def say(self, code: str, detail: str) -> None:
        """Add one."""
        self.found.append((code, detail))


def plain(text: str | None) -> str:
    """Return the text without blanks around; "" for a word that says there is none."""
    if not text:
        return ""
    text = text.strip()
    return "" if len(text) <= _LONGEST_UNSAID and text.lower() in _UNSAID else text


def several(text: str) -> tuple[str, ...]:
    """Cut a list of numbers at commas, blanks and their Chinese forms."""
    return tuple(dict.fromkeys(part for part in _SEVERAL.split(text) if part))


def flag(text: str, name: str, odd: Odd) -> bool | None:
    """Read yes or no in both languages; None where nothing is said."""
    if not text:
        return None
    word = text.lower()
    if word in _YES or word in _NO:
        return word in _YES
    odd.say("flag_wrong", f"{name}={text[:40]}")
    return None


def count(text: str, name: str, odd: Odd, least: int = 1) -> int | None:
    """Read a whole number from `least` on; None where nothing is said."""
    if not text:
        return None
    head = text.removesuffix(".0")
    if head.isascii() and head.isdigit() and len(head) <= _LONGEST_COUNT and int(head) >= least:
        return int(head)
    odd.say("quantity_wrong", f"{name}={text[:40]}")
    return None


def day(text: str, name: str, odd: Odd) -> str:
    """Read a date in its usual forms as ISO date; "" where nothing is said."""
    if not text:
        return ""
    form = _DAY.fullmatch(text)
    written = f"{form[1]}-{form[2]}-{form[3]}" if form else ""
    try:
        date.fromisoformat(written)
    except ValueError:
        odd.say("date_wrong", f"{name}={text[:40]}")
        return ""
    return written


def issuer(text: str, value: str) -> Issuer:
    """Return the agency by its published name, else by what its numbers look like."""
    upper = text.upper()
    for word, name in _ISSUERS:
        if word in upper:
            return name
    if value.startswith("MA."):
        return "ma"
    return "gs1" if value.isascii() and value.isdigit() and len(value) in {14, 13} else "unknown"


def normal(value: str) -> str:
    """Return a DI as scanners' readings name it: GTIN with 14 digits, HIBC without its `+`."""
    value = value.strip()
    if len(value) in _PADDED and value.isascii() and value.isdigit():
        return value.zfill(14)
    return value[1:] if value.startswith("+") and not value.startswith("++") else value


def without_repeats(numbers: list[Number], odd: Odd) -> tuple[Number, ...]:
    """Return the numbers, each value and role once."""
    kept: dict[tuple[str, str], Number] = {}
    for number in numbers:
        first = kept.setdefault((number.value, number.role), number)
        if first is not number and first != number:
            odd.say("di_repeated", number.value)
    return tuple(kept.values())


def judge_levels(numbers: tuple[Number, ...], odd: Odd) -> None:
    """Say where a package holds what the record does not have."""
    known = {number.value for number in numbers}
    for number in numbers:
        if number.role == "package" and number.contains not in known:
            odd.say("level_unknown", f"{number.value} holds {number.contains or 'nothing'}")
