"""AHM, the UDI of Alibaba Health: shown, never accepted without a person.

The rules are not published; this follows the one public description: `MF`, an identifier of up to
13 characters, then tags BA (BN) lot, SN serial, MD made, BD best before, ED expiry, PL level; `*`
ends a lot or serial.

>>> draft = read_ahm("MF1000010000012BAA240105*ED270104")
>>> draft.status, draft.lot, draft.expiry
('ambiguous', 'A240105', '2027-01-04')
"""

import re

from devicecodes.china.ma import read_date
from devicecodes.draft import Draft

SOURCE = "AHM coding rules (not published)"
_TAGS = ("BA", "BN", "SN", "MD", "BD", "ED", "PL")
_TAG = re.compile("|".join(_TAGS))
_DI = re.compile(r"[0-9A-Z]{6,13}")
_SHORTEST, _LONGEST = 6, 13


def read_ahm(text: str) -> Draft:
    """Read a text that begins with `MF`; the status is at best ambiguous."""
    draft = Draft("ahm", "udi", text)
    end = _end_of_di(text)
    if end is None or not _DI.fullmatch(text[2:end]):
        draft.find("di_wrong", 2, text[2:], source=SOURCE)
        return draft
    draft.identify("ahm-di", text[:end])
    at = end
    while at < len(text) and draft.status == "valid":
        at = _take(draft, text, at)
    draft.find("rules_unpublished", None, source=SOURCE)
    draft.find("weak_evidence", None, source=SOURCE)
    if draft.status == "valid":
        draft.status = "ambiguous"
    return draft


def _end_of_di(text: str) -> int | None:
    """Give where the identifier ends: at its full length, else before the first tag."""
    rest = text[2:]
    if len(rest) <= _LONGEST and not _TAG.search(rest, _SHORTEST):
        return len(text)
    if rest[_LONGEST : _LONGEST + 2] in _TAGS:
        return 2 + _LONGEST
    found = _TAG.search(rest, _SHORTEST)
    return 2 + found.start() if found and found.start() <= _LONGEST else None


def _take(draft: Draft, text: str, at: int) -> int:
    """Read the tag at `at`; give where the next one begins."""
    tag = text[at : at + 2]
    begin = at + 2
    if tag in {"BA", "BN", "SN"}:
        star = text.find("*", begin)
        end = star if star >= 0 else len(text)
        value = text[begin:end]
        if not value:
            draft.find("value_empty", at, tag, source=SOURCE)
        elif tag == "SN":
            draft.serial = value
        else:
            draft.lot = value
        return end + 1
    width = 1 if tag == "PL" else 6
    value = text[begin : begin + width]
    _take_fixed(draft, tag, value, at)
    end = begin + width
    return end + 1 if text[end : end + 1] == "*" else end


def _take_fixed(draft: Draft, tag: str, value: str, at: int) -> None:
    if tag == "PL" and value.isascii() and value.isdigit():
        draft.parts["package_level"] = value
        return
    if tag not in {"MD", "BD", "ED"}:
        draft.find("unknown_prefix", at, tag, source=SOURCE)
        return
    moment = read_date(value) if len(value) == 6 else None
    if moment is None:
        draft.find("date_wrong", at + 2, tag, value, source=SOURCE)
    elif tag == "MD":
        draft.set_produced(moment)
    elif tag == "ED":
        draft.set_expiry(moment)
