"""Characters that stand in an element string where the scanner could not send GS (contract G3)."""

import re
import unicodedata

from devicecodes.controls import GS
from devicecodes.folding import BLANK
from devicecodes.gs1.element_string import begins_with_known_ai

# More than one character, tried before the single character they begin with.
_LONG = ("~1", "\\F", "\\036", "^]")
# What scanners are set to send for GS; FNC1 is character 232, `è`, to some of them.
_KNOWN = frozenset({*_LONG, *"^|~#@è"})
_OUTSIDE = re.compile(rf"[^!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z{GS}{BLANK}]+")
# They are letters and digits still, and never stood for a separator.
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_BLANKS = re.compile(f"[{BLANK}]+")
_MOST = 40


def with_blanks_as_separators(text: str) -> str | None:
    r"""Give `text` with GS for its blanks; None where they cannot stand for it.

    They are all alike, not one is first or last, and an AI follows each.

    >>> with_blanks_as_separators("10A1 21B2 17270228"), with_blanks_as_separators("10A1 B2")
    ('10A1\x1d21B2\x1d17270228', None)
    """
    runs = _BLANKS.findall(text)
    if not runs or len(runs) > _MOST or len(set(runs)) > 1 or GS in text:
        return None
    pieces = text.split(runs[0])
    if all(pieces) and all(begins_with_known_ai(piece) for piece in pieces[1:]):
        return GS.join(pieces)
    return None


def with_separators(text: str) -> list[tuple[str, str]]:
    r"""Give (substitute, text with GS in its place) for each way that could be.

    A substitute is one sign outside of the 82 characters, always the same in one text (and no GS
    beside it), never first or last, and an AI follows each. Several signs in a row are never one.

    >>> with_separators("10A1^21B2"), with_separators("10A1^^21B2")
    ([('^', '10A1\x1d21B2')], [])
    """
    first = _OUTSIDE.search(text)
    # A scanner that sends GS sends no substitute.
    if first is None or GS in text or _WIDE.match(first[0]):
        return []
    candidates = [long for long in _LONG if long in text]
    candidates.append(first[0][0])
    found = []
    for substitute in dict.fromkeys(candidates):
        changed = _separated(text, substitute)
        if changed is not None:
            found.append((substitute, changed))
    return found


def is_letter(substitute: str) -> bool:
    """Tell whether a substitute is a letter, an accent or a number, which a value may have had.

    >>> is_letter("\u00df"), is_letter("\u00e8"), is_letter("\u00a7")
    (True, False, False)
    """
    if substitute in _KNOWN or substitute.isascii():
        return False
    return unicodedata.category(substitute[0])[0] in "LMN"


def in_doubt(text: str) -> bool:
    r"""Tell whether signs stand for GS, as it seems, that another key may have typed as well.

    Then what the text is under the other keys must be offered too. It is not asked of the signs
    that scanners are known to send.

    >>> in_doubt("10LOT\u00df2401"), in_doubt("10A\u041b\u041c1727"), in_doubt("10A^21B")
    (True, True, False)
    """
    first = _OUTSIDE.search(text)
    if first is None or GS in text or is_known(first[0][0]) or _WIDE.match(first[0]):
        return False
    return any(_separated(text, signs) is not None for signs in {first[0], first[0][0]})


def is_plain(text: str) -> bool:
    """Tell whether all of `text` is of the 82 characters, GS and blanks."""
    return _OUTSIDE.search(text) is None


def is_known(substitute: str) -> bool:
    """Tell whether scanners are known to send this for GS."""
    return substitute in _KNOWN or substitute < " "


def _separated(text: str, substitute: str) -> str | None:
    pieces = text.split(substitute)
    whole = 1 < len(pieces) <= _MOST and all(pieces)
    if whole and all(begins_with_known_ai(piece) for piece in pieces[1:]):
        return GS.join(pieces)
    return None
