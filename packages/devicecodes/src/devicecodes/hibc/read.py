"""HIBC texts: primary, secondary, both in one, and provider codes.

The check character is cut off before anything is split: it may be `/`, `+` or a blank.
Source: ANSI/HIBC 2.6-2016 (labelers), ANSI/HIBC 1.3-2010 (providers).

>>> draft = read_hibc("+A123BJC5D6E71G", None, 2026)
>>> draft.identifier.value, draft.parts["uom"]
('A123BJC5D6E71', '1')
"""

import re

from devicecodes.checks import MOD43, mod43
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import element
from devicecodes.hibc.blocks import SOURCE, read_secondary, read_supplement

PROVIDER = "ANSI/HIBC 1.3"
_PRIMARY = re.compile(r"([A-Z][A-Z0-9]{3})([A-Z0-9]{1,18})([0-9])")
_CHARACTERS = frozenset(MOD43)
# Far more than the 87 characters of the longest HIBC message can hold.
MOST_BLOCKS = 40
# A Code 39 reader that checked the check character and took it away.
CHECK_TAKEN = "]A3"


def read_hibc(text: str, symbology: str | None, year: int) -> Draft:
    """Read a text that begins with `+`."""
    draft = Draft("hibc", None, text)
    if symbology == CHECK_TAKEN:
        body = text
    else:
        body = text[:-1]
        if not _check(draft, text):
            return draft
    if text[1:2] == "/":
        _read_provider(draft, body)
    elif text[1:2] == "$" or text[1:2].isdigit():
        _read_linear_secondary(draft, body, year)
    else:
        _read_primary(draft, body, year)
    return draft


def _check(draft: Draft, text: str) -> bool:
    expected = mod43(text[:-1])
    if expected == text[-1:] and len(text) > 1:
        draft.parts["check"] = expected
        return True
    for at, character in enumerate(text):
        if character not in _CHARACTERS:
            draft.find("character_not_allowed", at, "HIBC", character, source=SOURCE)
            return False
    facts = text[-1:], expected or ""
    draft.find("check_character_wrong", len(text) - 1, *facts, source=SOURCE)
    if mod43(text) == " ":
        # A blank lost at the end would make it right; but so it would for one code in 43.
        draft.alternatives = (read_hibc(text + " ", None, 0).seal(text, None),)
    return False


def _read_primary(draft: Draft, body: str, year: int) -> None:
    blocks = body.split("/")
    primary = blocks[0][1:]
    draft.kind = "primary" if len(blocks) == 1 else "concatenated"
    found = _PRIMARY.fullmatch(primary)
    if found is None:
        draft.find("primary_wrong", 1, primary, source=SOURCE)
        return
    draft.elements = (element("+", primary, "PRODUCT", 0),)
    draft.parts.update(lic=found[1], pcn=found[2], uom=found[3])
    draft.identify("hibc-udi-di", primary)
    if len(blocks) == 1:
        return
    at = len(blocks[0]) + 1
    _read_blocks(draft, blocks[1:], at, year)


def _read_blocks(draft: Draft, blocks: list[str], at: int, year: int) -> None:
    if len(blocks) > MOST_BLOCKS:
        draft.find("secondary_wrong", at, str(len(blocks)), source=SOURCE)
        return
    read_secondary(draft, blocks[0], at, year)
    at += len(blocks[0]) + 1
    for block in blocks[1:]:
        read_supplement(draft, block, at)
        at += len(block) + 1


def _read_linear_secondary(draft: Draft, body: str, year: int) -> None:
    draft.kind = "secondary"
    if len(body) < 3:
        draft.find("secondary_wrong", 1, body[1:], source=SOURCE)
        return
    draft.parts["link"] = body[-1]
    _read_blocks(draft, body[1:-1].split("/"), 1, year)
    draft.find("product_missing", None, source=SOURCE)


def _read_provider(draft: Draft, body: str) -> None:
    draft.kind = "pas"
    blocks = body[2:].split("/")
    first = blocks[0]
    if len(first) < 3 or not first[:2].isalnum() or not all(blocks):
        draft.find("primary_wrong", 2, first, source=PROVIDER)
        return
    draft.parts.update(where=first[0], what=first[1])
    elements = [element(first[:2], first[2:], "", 2)]
    at = 3 + len(first)
    for block in blocks[1:]:
        elements.append(element(block[0], block[1:], "", at))
        at += len(block) + 1
    draft.elements = tuple(elements)
    draft.find("not_stock", None, "HIBC PAS", source=PROVIDER)
    draft.find("personal_data", None, source=PROVIDER)
