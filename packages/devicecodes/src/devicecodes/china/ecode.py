"""Ecode, a Chinese code for things on the internet of things: recognised, never an object of stock.

Version, number of the coding scheme (NSI), main code (MD). Version 0 is reserved for GS1: in a
barcode neither version nor NSI is written, so it reads as the GS1 code that it is. How versions 1
to 3 begin inside a Code 128 symbol is not public; so a text counts as Ecode when it says so
(`Ecode:`), and bare digits only behind a version and NSI that public resolvers list, and never for
certain.
Source: GB/T 31866-2023 and its edition of 2015 (widths of NSI and MD), GB/T 35419 (storage).

>>> read_marked("Ecode:1006412345").parts["nsi"]
'0064'
"""

import re

from devicecodes.draft import Draft

SOURCE = "GB/T 31866-2023"
_MARK = re.compile(r"ecode ?[:：=]? ?", re.IGNORECASE)
# Version: what its NSI and its main code look like.
_FORMS = {
    "1": re.compile(r"1([0-9]{4})([0-9]{1,20})"),
    "2": re.compile(r"2([0-9]{4})([0-9]{1,28})"),
    "3": re.compile(r"3([0-9]{5})([0-9A-Za-z.\-]{1,39})"),
    "4": re.compile(r"4([0-9]{5})(\S{1,200})"),
}
# Beginnings that public resolvers give for the Ecodes they know.
_LISTED = ("10064", "10096", "20128", "300121")
_SHORTEST_BARE = 15


def read_marked(text: str) -> Draft | None:
    """Read a text that calls itself Ecode; None for any other."""
    mark = _MARK.match(text)
    return _read(text, mark.end()) if mark is not None else None


def read_bare(text: str) -> Draft | None:
    """Read digits that nothing else explains and that begin like a listed Ecode: ambiguous."""
    if len(text) < _SHORTEST_BARE or not text.startswith(_LISTED) or not text.isalnum():
        return None
    draft = _read(text, 0)
    if draft is not None:
        draft.status = "ambiguous"
    return draft


def _read(text: str, at: int) -> Draft | None:
    form = _FORMS.get(text[at : at + 1])
    found = form.fullmatch(text, at) if form is not None else None
    if found is None:
        return None
    draft = Draft("ecode", None, text)
    draft.identify("ecode", text[at:], "other")
    draft.parts = {"version": text[at], "nsi": found[1], "main_code": found[2]}
    draft.find("not_stock", at, "Ecode", source=SOURCE)
    draft.find("weak_evidence", None, source=SOURCE)
    return draft
