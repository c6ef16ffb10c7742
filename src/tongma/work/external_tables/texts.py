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
_NOTHING = {
    "",
    "-",
    "--",
    "/",
    "\\",
    "无",
    "空",
    "暂无",
    "没有",
    "N/A",
    "NA",
    "NULL",
    "NONE",
    "#N/A",
}
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
    """Say whether a tidy text stands for an empty cell, such as 无 or N/A."""
    return text.upper() in _NOTHING


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
