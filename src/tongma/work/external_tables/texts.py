"""Texts as people and old systems leave them. Pure."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\x00-\x08\x0b-\x1f\x7f]"
)
_BLANKS = re.compile(r"\s+")
_PLAIN = re.compile(r"[^0-9A-Z\u3400-\u9fff]")
_LETTER_O = re.compile(r"(?<=[\d.])[oO]|[oO](?=[\d.])")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_NOTHING_SAID = """
    无 空 暂无 没有 没有批号 无批号 无序列号 不适用
    N/A NA N.A. N.A NULL NONE NIL NAN (NULL) (BLANK)
"""
_NOTHING = frozenset(_NOTHING_SAID.split())
_MARKS = re.compile(
    r"[-\u2010-\u2015\u2212\u2500\u2501\u30fc_/\\|?*.,~^=+:;\u3002\u00b7\u2026\u2192]*"
)
"""Dashes of every kind and other marks with no letter or digit between them."""
_NO_VALUE_SAID = """
    TRUE FALSE YES NO 是 否
    TBD TBC TBA 待定 待补 待确认 未知 不详 UNKNOWN
    同上 同前 DITTO ASABOVE 〃
    见标签 见包装 见外包装 见实物 见外箱 见附件 见备注 详见标签 详见包装 SEELABEL SEEPACKAGE
"""
_NO_VALUE = frozenset(_NO_VALUE_SAID.split())
_ERROR = re.compile(
    r"#+|#(N/A|(NULL|REF|VALUE|NUM|DIV/0|SPILL|CALC|FIELD|BLOCKED|UNKNOWN|CONNECT|BUSY)!|NAME\?)"
)
"""Error values of office programs (ECMA-376-1:2016, 18.18.11), and a column that is too narrow."""
_E_NOTATION = re.compile(r"\d+(\.\d+)?E\+\d+")
_KEPT = str.maketrans({"。": ".", "、": "/"})


def tidy(text: str) -> str:
    """Return a text with half-width characters, single blanks and nothing invisible.

    Compatibility characters become their plain form (Unicode NFKC), such as ℃ → °C.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return _BLANKS.sub(" ", plain).strip()


def is_nothing(text: str) -> bool:
    """Say whether a tidy text stands for an empty cell, such as 无, N/A or a row of dashes."""
    return text.upper() in _NOTHING or _MARKS.fullmatch(text) is not None


def is_error(text: str) -> bool:
    """Say whether a tidy text is an error value of an office program, such as #REF!."""
    return _ERROR.fullmatch(text.upper()) is not None


def is_no_value(text: str) -> bool:
    """Say whether a tidy text can be no lot and no serial: an error value, a number in E notation
    (it has lost digits), yes or no, zeros, or a word that says where to look or that somebody will
    say later (见标签, 同上, TBD).
    """
    if text and not text.strip("0"):
        return True
    upper = text.upper().replace(" ", "")
    return upper in _NO_VALUE or is_error(text) or _E_NOTATION.fullmatch(upper) is not None


def folded(text: str) -> str:
    """Return a tidy text without case, blanks and marks: what two spellings have in common."""
    return _PLAIN.sub("", text.upper())


def alike(text: str) -> str:
    """Return the folded text in which characters that are taken for each other are the same.

    O and 0; I, L and 1. Leading zeros stay.
    """
    return folded(text).translate(_ALIKE)


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers of a tidy text, sorted: sizes and counts tell goods apart.

    A letter O beside a digit is a zero; 5.0 and 5 are one number.
    """
    found = _NUMBERS.findall(_LETTER_O.sub("0", text))
    return tuple(sorted(one.rstrip("0").rstrip(".") if "." in one else one for one in found))


def heading(text: str) -> str:
    """Return a heading for comparison: without brackets and what is in them, folded."""
    return folded(re.sub(r"[(\[{【（].*?[)\]}】）]", "", tidy(text)).translate(_KEPT))
