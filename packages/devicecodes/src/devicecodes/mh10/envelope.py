"""ISO/IEC 15434 messages and their keyboard-safe form of DIN 16598.

`[)>` RS, then formats: two digits, GS, fields with GS between, RS; then EOT. Format 05 holds GS1
AIs, 06 data identifiers, 12 text element identifiers (`SER 123`).

>>> read_keyboard_form(".9N1312345MED777094^1TABC12345", 2026).lot
'ABC12345'
"""

import re

from devicecodes.controls import EOT, GS, RS
from devicecodes.draft import Draft
from devicecodes.gs1.element_string import interpret as interpret_gs1
from devicecodes.gs1.element_string import parse as parse_gs1
from devicecodes.mh10.identifiers import Field, interpret, split
from devicecodes.mh10.titles import TITLES

SOURCE = "ISO/IEC 15434"
DIN = "DIN 16598"
START = "[)>"
_HEADER = re.compile(r"\[\)>\x1e(?=[0-9]{2}\x1d)")
_FORMAT = re.compile(r"([0-9]{2})\x1d([^\x1e]*)\x1e")
_KEYBOARD = re.compile(r"\.[0-9]{0,3}[A-Z]")
_TEXT_ELEMENTS = "12"
_TEI = re.compile(r"([A-Z]{3}) ?(.*)", re.DOTALL)


def read_envelope(text: str, year: int) -> Draft:
    """Read a text that begins with `[)>`, strictly."""
    draft = Draft("mh10", "iso15434-06", text)
    header = _HEADER.match(text)
    if header is None:
        draft.find("envelope_header", 3, source=SOURCE)
        return draft
    if not text.endswith(RS + EOT):
        draft.find("envelope_trailer", len(text), source=SOURCE)
        _guess_system(draft, text)
        return draft
    at = header.end()
    fields: list[Field] = []
    while at < len(text) - 1:
        found = _FORMAT.match(text, at)
        if found is None:
            draft.find("envelope_format", at, text[at : at + 2], source=SOURCE)
            return draft
        if found[1] == "05":
            only = at == header.end() and found.end() == len(text) - 1
            draft = _read_gs1(text, found.start(2), found.end(2), year)
            if not only:
                # Each format names goods in its own words; nothing says that they are the same.
                draft.find("two_codes", at, text[at : at + 2], source=SOURCE)
            return draft
        if found[1] == _TEXT_ELEMENTS:
            fields += _split_text_elements(draft, text, found.start(2), found.end(2))
        elif found[1] == "06":
            fields += split(text, found.start(2), found.end(2), GS, draft)
        else:
            draft.find("envelope_format", at, found[1], source=SOURCE)
        at = found.end()
    interpret(draft, fields, year)
    return draft


def _split_text_elements(draft: Draft, text: str, start: int, end: int) -> list[Field]:
    """Cut format 12: three letters, a blank, the value."""
    fields: list[Field] = []
    at = start
    for piece in text[start:end].split(GS):
        found = _TEI.fullmatch(piece)
        if found is None:
            draft.find("unknown_data_identifier", at, piece[:4], source=SOURCE)
        else:
            fields.append((found[1], found[2], at))
        at += len(piece) + 1
    return fields


def _guess_system(draft: Draft, text: str) -> None:
    if "\x1d9N" in text:
        draft.system = "ifa"
    elif text[4:6] == "05":
        draft.system, draft.kind = "gs1", "iso15434-05"


def _read_gs1(text: str, start: int, end: int, year: int) -> Draft:
    draft = Draft("gs1", "iso15434-05", text)
    values = parse_gs1(draft, text[:end], start)
    if not draft.elements:
        draft.find("value_empty", start, "GS1", source=SOURCE)
    interpret_gs1(draft, values, year)
    return draft


def enclosed_hibc(text: str) -> str | None:
    """Give the HIBC text inside a format 06 envelope; None where there is none."""
    header = _HEADER.match(text)
    found = _FORMAT.match(text, header.end()) if header else None
    if found is None or found[1] != "06" or not found[2].startswith("+"):
        return None
    return found[2] if text[found.end() :] == EOT else None


def begins_keyboard_form(text: str) -> bool:
    """Tell whether `.` and a data identifier begin the text."""
    return _KEYBOARD.match(text) is not None


def read_keyboard_form(text: str, year: int) -> Draft | None:
    """Read the form of DIN 16598: `.`, then fields with `^` between.

    A full stop and a capital begin many a text. Only an identifier with a check of its own proves
    the form; without one it is ambiguous, and None where no identifier of a field is known, or no
    field has a value.
    """
    draft = Draft("mh10", "din16598", text)
    fields = split(text, 1, len(text), "^", draft)
    interpret(draft, fields, year)
    if draft.system == "ifa" or any(name.scheme == "gtin" for name in draft.identifiers):
        return draft
    if not any(value and key in TITLES for key, value, _ in fields):
        return None
    if draft.status == "valid":
        draft.status = "ambiguous"
    return draft
