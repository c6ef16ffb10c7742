"""Characters that stand in an element string where the scanner could not send GS (contract G3)."""

import re

from devicecodes.controls import GS
from devicecodes.folding import BLANK
from devicecodes.gs1.element_string import begins_with_known_ai

# More than one character, tried before the single character they begin with.
_LONG = ("~1", "\\F", "\\036")
_OUTSIDE = re.compile(rf"[^!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z{GS}{BLANK}]+")
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

    A substitute is outside of the 82 characters, always the same in one text (and no GS beside
    it), never first or last, and an AI follows each.

    >>> with_separators("10A1^21B2")
    [('^', '10A1\x1d21B2')]
    """
    first = _OUTSIDE.search(text)
    # A scanner that sends GS sends no substitute.
    if first is None or GS in text:
        return []
    candidates = [long for long in _LONG if long in text]
    candidates.append(first[0])
    if len(first[0]) > 1:
        candidates.append(first[0][0])
    found = []
    for substitute in dict.fromkeys(candidates):
        pieces = text.split(substitute)
        if len(pieces) > _MOST or not all(pieces):
            continue
        if all(begins_with_known_ai(piece) for piece in pieces[1:]):
            found.append((substitute, GS.join(pieces)))
    return found
