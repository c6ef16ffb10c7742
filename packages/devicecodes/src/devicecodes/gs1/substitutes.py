"""Characters that stand in an element string where the scanner could not send GS (contract G3)."""

import re

from devicecodes.controls import GS
from devicecodes.gs1.element_string import begins_with_known_ai

# More than one character, tried before the single character they begin with.
_LONG = ("~1", "\\F", "[F8]", "{F8}", "\\x1d", "\\036", "\\035")
_OUTSIDE = re.compile(r"[^!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z\x1d\s]+")
_MOST = 40


def with_separators(text: str) -> list[tuple[str, str]]:
    """Give (substitute, text with GS in its place) for each way that could be.

    A substitute is outside of the 82 characters, always the same in one text (and no GS beside
    it), never first or last, and an AI follows each.
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
