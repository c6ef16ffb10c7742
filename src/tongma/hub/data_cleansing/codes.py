"""Checking the code in a cell of an old table. Pure.

**Source:** GS1 General Specifications, 7.9.1 (check digit); office programs show numbers of more
than eleven digits as ``6.9E+12`` and keep fifteen digits, so what was saved so is lost.
"""

import re

from devicecodes import read
from tongma.hub.data_cleansing.model import RowFinding
from tongma.masterdata.identifiers.model import GTIN_LENGTHS, check_digit

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d{1,2}", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s\-']")
_LETTERS = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"})
_NUMBER_LENGTHS = range(8, 15)
_LOOKS_NUMERIC = 0.7
_PLACEHOLDERS = {"0", "1", "9"}
_ZEROS_LOST_MAX = 2


def check_code(field: str, text: str) -> tuple[str, list[RowFinding]]:
    """Return the code's normal form (GTIN with 14 digits, others as read) and what was found.

    ``text`` is a tidy text, not empty. An empty form means: nothing to bind. Findings in order of
    precedence: ``code_lost_digits``, ``code_placeholder``, ``code_letter_for_digit``,
    ``code_zeros_restored``, ``code_check_digit``, ``code_length``, ``code_with_data``,
    ``code_unread``.
    """
    plain = _SEPARATORS.sub("", text.upper())
    if _SCIENTIFIC.fullmatch(plain):
        return "", [RowFinding("code_lost_digits", field, text)]
    if len(set(plain)) == 1 and plain[0] in _PLACEHOLDERS:
        return "", [RowFinding("code_placeholder", field, text)]
    if plain.isascii() and plain.isdigit():
        return _digits(field, text, plain)
    repaired = plain.translate(_LETTERS)
    if _is_number(plain, repaired):
        return _letters(field, text, repaired)
    return _other(field, text)


def _is_number(plain: str, repaired: str) -> bool:
    digits = sum(1 for one in plain if one.isdigit())
    numeric = repaired.isascii() and repaired.isdigit() and len(repaired) in _NUMBER_LENGTHS
    return numeric and digits >= _LOOKS_NUMERIC * len(plain)


def _letters(field: str, text: str, repaired: str) -> tuple[str, list[RowFinding]]:
    if len(repaired) in GTIN_LENGTHS and check_digit(repaired[:-1]) == repaired[-1]:
        value = repaired.zfill(14)
        return value, [RowFinding("code_letter_for_digit", field, text, value)]
    return "", [RowFinding("code_check_digit", field, text)]


def _digits(field: str, text: str, plain: str) -> tuple[str, list[RowFinding]]:
    if len(plain) not in _NUMBER_LENGTHS:
        return _short_or_long(field, text, plain)
    good = check_digit(plain[:-1]) == plain[-1]
    if good and len(plain) in GTIN_LENGTHS:
        return plain.zfill(14), []
    if good and len(plain) + _ZEROS_LOST_MAX >= min(n for n in GTIN_LENGTHS if n > len(plain)):
        value = plain.zfill(14)
        return value, [RowFinding("code_zeros_restored", field, text, value)]
    code = "code_check_digit" if len(plain) in GTIN_LENGTHS else "code_length"
    right = plain[:-1] + check_digit(plain[:-1])
    facts = {"digits": str(len(plain)), "would_be": right} if code == "code_check_digit" else {}
    return "", [RowFinding(code, field, text, facts=facts)]


def _short_or_long(field: str, text: str, plain: str) -> tuple[str, list[RowFinding]]:
    """A number of another length: a whole element string, or a code of the company's own."""
    if len(plain) > max(_NUMBER_LENGTHS):
        return _other(field, text)
    return "", [RowFinding("code_length", field, text, facts={"digits": str(len(plain))})]


def _other(field: str, text: str) -> tuple[str, list[RowFinding]]:
    reading = read(text)
    if reading.identifier is None or reading.status in ("invalid", "unknown"):
        wrong = next((one.code for one in reading.findings if one.severity == "error"), "")
        code = "code_check_digit" if "check" in wrong else "code_unread"
        return "", [RowFinding(code, field, text, facts={"finding": wrong} if wrong else {})]
    value = reading.identifier.value
    if reading.identifier.scheme != "gtin":
        return f"{reading.identifier.scheme}:{value}", []
    carries = any((reading.lot, reading.serial, reading.expiry))
    return value, [RowFinding("code_with_data", field, text, value)] if carries else []
