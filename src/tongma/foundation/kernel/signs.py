"""Signs that look alike in a lot, a serial or a code of few signs. Pure.

What is surely the same sign is folded: its compositions (Unicode, normalization form C) and every
dash. What may be another one that nobody can tell from it by eye is told by name and place: letters
of another script among Latin ones, or such that all of them look like Latin ones; digits of another
script; signs that are made to look like ASCII.

**Source:** Unicode Standard Annex 15 (normalization), Technical Standard 39 (confusables); the
characters of GS1 labels are those of GS1 General Specifications, 7.11, of which none is concerned.
"""

import re
import unicodedata
from typing import NamedTuple

_DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u02d7\u2796\ufe58\ufe63\uff0d"), "-"
)
"""Hyphens, dashes and minus signs, as word processors and input methods write them."""
_LATIN = (
    ("АВСЕНІЈКМОРЅТХУҮԚԜЗ", "ABCEHIJKMOPSTXYYQW3"),
    ("асԁеһіјӏорԛѕхуѵԝ", "acdehijlopqsxyvw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳ", "ABEZHIKMNOPTYXCj"),
    ("αικνορυϲ", "aikvopuc"),
    ("ՕՍԼհոսօցզյ", "OULhnuogqj"),
    ("ᎪᏴᏟᎬᎻᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ", "ABCEHKLMPRSTVWZ"),
)
_LOOKS_LATIN = {
    letter: latin
    for letters, latins in _LATIN
    for letter, latin in zip(letters, latins, strict=True)
}
_SIGNS = {
    "\u2044": "/", "\u2215": "/", "\u2571": "/", "\u29f8": "/", "\u2216": "\\", "\u2024": ".",
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u02bc": "'", "\u02b9": "'",
    "\u201c": '"', "\u201d": '"', "\u2033": '"', "\u2236": ":", "\u0589": ":", "\ua789": ":",
    "\u2217": "*", "\u204e": "*", "\u2223": "|", "\u01c0": "|", "\u2502": "|", "\u223c": "~",
    "\u02c6": "^", "\u037e": ";", "\u201a": ",", "\u2039": "<", "\u203a": ">",
    "\u2500": "-", "\u0131": "i", "\u0261": "g", "\u0251": "a",
}  # fmt: skip
_BETWEEN = frozenset("一ー〡丨ㅡㅣ〇")
"""Signs of East Asian scripts that are taken for ASCII where they stand between it."""
_PRESENTED = re.compile("[\u2e80-\u2fdf\uff61-\uffdc]+")
"""Radicals and half-width letters: other shapes of the same signs (Unicode, 18.1 and 18.5)."""
_OTHERS = ("CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE", "GEORGIAN", "LISU", "GOTHIC",
           "DESERET", "OLD ITALIC", "CARIAN", "LYCIAN", "TIFINAGH", "CANADIAN", "ETHIOPIC",
           "HEBREW", "ARABIC", "VAI", "BAMUM", "MONGOLIAN", "OSAGE", "WARANG", "MIAO")  # fmt: skip
"""Scripts of which letters are taken for Latin ones, by the names of their letters."""


class Lookalike(NamedTuple):
    """A sign that nobody can tell by eye."""

    at: int
    """Its place in the text, from 1."""
    sign: str
    reason: str
    """``looks_like_another`` or ``mixed_scripts``."""


def folded(text: str) -> str:
    """Return the text with each sign in one way: composed, and every dash as ``-``.

    >>> folded("A‐1–2−3")
    'A-1-2-3'
    """
    if text.isascii():
        return text
    plain = _PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", plain).translate(_DASHES)


def lookalike(text: str) -> Lookalike | None:
    """Return the first sign that may be taken for another one, in the order of the text; None.

    >>> lookalike("LOT-А1")
    Lookalike(at=5, sign='А', reason='mixed_scripts')
    >>> lookalike("批号A1")
    """
    if text.isascii():
        return None
    others = [sign for sign in text if _is_of_other_script(sign)]
    latin = any(sign.isascii() and sign.isalpha() for sign in text)
    told = latin or all(sign in _LOOKS_LATIN for sign in others)
    for at, sign in enumerate(text, 1):
        if _looks_ascii(sign) or (sign in _BETWEEN and _is_between(text, at)):
            return Lookalike(at, sign, "looks_like_another")
        if told and sign in others:
            return Lookalike(at, sign, "mixed_scripts" if latin else "looks_like_another")
    return None


def _is_between(text: str, at: int) -> bool:
    """Say whether the sign at a place, from 1, stands between signs of ASCII."""
    around = text[max(at - 2, 0) : at - 1] + text[at : at + 1]
    return len(around) > 1 and around.isascii()


def named(sign: str) -> str:
    """Return how a sign is told, so that a person knows which is meant.

    >>> named("А")
    'U+0410 CYRILLIC CAPITAL LETTER A'
    """
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def _is_of_other_script(sign: str) -> bool:
    if sign.isascii() or not sign.isalpha():
        return False
    return unicodedata.name(sign, "").startswith(_OTHERS)


def _looks_ascii(sign: str) -> bool:
    """Say whether it is no ASCII, and made to look like some: a Roman number, a small capital, a
    letter of formulas, a digit of another script.
    """
    if sign.isascii():
        return False
    plain = unicodedata.normalize("NFKC", sign)
    small = unicodedata.name(sign, "").startswith(("LATIN LETTER SMALL CAPITAL", "REGIONAL"))
    return sign in _SIGNS or plain.isascii() or small or sign.isdecimal()
