"""ISBT 128 data structures: donation numbers, device identifiers, dates, compound messages.

Structures have no separators: each identifier tells the length of what follows.
Source: ICCBBA ST-001 6.2.2 (structures, appendix A check), ST-017 1.0.0 (devices).

>>> draft = read_isbt("=/A9997XYZ100T0479=,000012=>019031")
>>> draft.identifier.value, draft.serial, draft.expiry
('A9997XYZ100T0479', '000012', '2019-01-31')
"""

import re

from devicecodes.checks import mod37_2, mod37_2_character
from devicecodes.dates import Moment, at_time, digits, ordinal
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import element

SOURCE = "ICCBBA ST-001"
DEVICES = "ICCBBA ST-017"
DIN = re.compile(r"[A-NP-Z1-9][A-NP-Z0-9]{4}[0-9]{2}[0-9]{6}")
_DIN_FIELD = re.compile(rf"{DIN.pattern}[0-9A-Z]{{2}}")
_KEYED = re.compile(rf"({DIN.pattern})([0-9A-Z*])")
_DI = re.compile(r"[A-NP-Z0-9]{5}[A-Z0-9]{6}[A-Z0-9]{5}")
_UPPER = re.compile(r"[A-Z0-9]*")
_CENTURIES = {"0": 2000, "9": 1900}
_FIRST_OF_DIN = frozenset("ABCDEFGHIJKLMNPQRSTUVWXYZ123456789")

# Identifier: length of its data, title.
_STRUCTURES: dict[str, tuple[int, str]] = {
    "=/": (16, "PROCESSOR PRODUCT IDENTIFICATION CODE"),
    "=,": (6, "PRODUCT DIVISIONS"),
    "=>": (6, "EXPIRATION DATE"),
    "=}": (6, "PRODUCTION DATE"),
    "=*": (6, "COLLECTION DATE"),
    "&>": (10, "EXPIRATION DATE AND TIME"),
    "&}": (10, "PRODUCTION DATE AND TIME"),
    "&*": (10, "COLLECTION DATE AND TIME"),
    "&,1": (18, "MPHO LOT NUMBER"),
    "&,2": (18, "MPHO SUPPLEMENTAL IDENTIFICATION NUMBER"),
    "&,3": (19, "GLOBAL REGISTRATION IDENTIFIER (RETIRED)"),
    "&,4": (40, "SINGLE EUROPEAN CODE"),
    "&:": (19, "GLOBAL REGISTRATION IDENTIFIER FOR DONORS"),
    "&/": (15, "CHAIN OF IDENTITY IDENTIFIER"),
    "=+": (5, "COMPOUND MESSAGE"),
    "=)": (10, "CONTAINER MANUFACTURER AND CATALOG NUMBER"),
    "&)": (10, "CONTAINER LOT NUMBER"),
    "=<": (8, "PRODUCT CODE"),
    "=;": (21, ""),
    "='": (11, ""),
    "=-": (10, ""),
    "&-": (10, ""),
    "=%": (4, "BLOOD GROUPS"),
    "&(": (5, ""),
    "=#": (10, ""),
    "=]": (6, ""),
    "=$": (16, ""),
    "=(": (16, ""),
    "&+": (11, ""),
    "=\\": (18, ""),
    "&\\": (18, ""),
    "&{": (18, ""),
    '&"': (18, ""),
}
# Length digits, then that many blocks of so many characters.
_VARIABLE = {"&#": (2, 1), "&$": (2, 14), "&%": (3, 10)}
# The two digits of a compound header cannot announce more.
MOST_STRUCTURES = 99
_NATIONAL = frozenset("abcdefghijklmnopqrstuvwxyz;!")
# Symbols in which ISBT 128 puts single structures, and that say nothing else.
_CARRIERS = frozenset({"]C0", "]C4"})


def read_isbt(text: str, symbology: str | None = None) -> Draft | None:
    """Read a text that begins with `=` or `&`; None where that is all that speaks for ISBT 128.

    A national structure (`&a` to `&z`, `&;`, `&!`) has no published rules: the reading is ambiguous
    at best, and none at all where neither the symbol nor another structure speaks for it.
    """
    if text[:1] == "&" and text[1:2] in _NATIONAL and symbology not in _CARRIERS:
        return None
    draft = Draft("isbt128", "single", text)
    if text.startswith("=+"):
        draft.kind = "compound"
        if not digits(text[2:7]) or len(text) < 7:
            draft.find("compound_count", 2, text[2:7], "0", source=SOURCE)
            return draft
        draft.elements = (element("=+", text[2:7], _STRUCTURES["=+"][1], 0),)
    count = _read_structures(draft, text)
    if count is None:
        return draft
    if draft.kind == "compound" and int(text[2:4]) != count:
        draft.find("compound_count", 2, str(int(text[2:4])), str(count), source=SOURCE)
    if draft.kind == "single" and count > 1:
        draft.kind = "concatenated"
    if draft.identifier is None:
        draft.find("product_missing", None, source=DEVICES)
    if draft.has("rules_unpublished") and draft.status == "valid":
        draft.status = "ambiguous"
    return draft


def _read_structures(draft: Draft, text: str) -> int | None:
    """Read structure after structure; give how many, None where it cannot go on."""
    at, count = 7 if draft.kind == "compound" else 0, 0
    while at < len(text):
        end = _read_structure(draft, text, at)
        if end is None:
            return None
        at, count = end, count + 1
        if count > MOST_STRUCTURES:
            draft.find("compound_count", at, str(MOST_STRUCTURES), str(count), source=SOURCE)
            return None
    return count


def _read_structure(draft: Draft, text: str, at: int) -> int | None:
    """Read the structure at `at`; give where it ends, None where that cannot be known."""
    if text[at] == "=" and text[at + 1 : at + 2] in _FIRST_OF_DIN:
        return _take(draft, "=", text, at, 15)
    key = text[at : at + 3] if text.startswith("&,", at) else text[at : at + 2]
    known = _STRUCTURES.get(key)
    if known is not None and key != "=+":
        return _take(draft, key, text, at, known[0])
    if key in _VARIABLE:
        width, block = _VARIABLE[key]
        length = text[at + 2 : at + 2 + width]
        if len(length) == width and digits(length):
            return _take(draft, key, text, at, width + int(length) * block)
    if key[:1] == "&" and key[1:] in _NATIONAL and draft.kind != "compound":
        return _take_national(draft, key, text, at)
    draft.find("unknown_data_identifier", at, key, source=SOURCE)
    return None


def _take_national(draft: Draft, key: str, text: str, at: int) -> int:
    """Take a national structure, which reaches to the end of the text; none is defined here."""
    value = text[at + 2 :]
    draft.elements += (element(key, value, "NATIONAL", at),)
    upper = _UPPER.match(value)
    wrong = upper.end() if upper else 0
    if not value:
        draft.find("value_empty", at, key, source=SOURCE)
    elif wrong < len(value):
        draft.find("character_not_allowed", at + 2 + wrong, key, value[wrong], source=SOURCE)
    draft.find("rules_unpublished", at, source=SOURCE)
    draft.find("weak_evidence", at, source=SOURCE)
    return len(text)


def _take(draft: Draft, key: str, text: str, at: int, length: int) -> int | None:
    begin = at + len(key)
    value = text[begin : begin + length]
    title = _STRUCTURES[key][1] if key in _STRUCTURES else "DONATION IDENTIFICATION NUMBER"
    draft.elements += (element(key, value, title if key not in _VARIABLE else "", at),)
    if len(value) < length:
        draft.find("value_too_short", begin, key, value, source=SOURCE)
        return None
    if sum(one.key == key for one in draft.elements) > 1:
        draft.find("duplicate_field", at, key, source=SOURCE)
        return begin + length
    upper = _UPPER.match(value)
    wrong = upper.end() if upper else 0
    if wrong < len(value):
        draft.find("character_not_allowed", begin + wrong, key, value[wrong], source=SOURCE)
        return begin + length
    _set(draft, key, value, begin)
    return begin + length


def _set(draft: Draft, key: str, value: str, at: int) -> None:
    if key == "=":
        _set_din(draft, value, at)
    elif key == "=/":
        _set_product(draft, value, at)
    elif key == "=,":
        draft.serial = value
    elif key == "&,1":
        draft.lot = draft.parts["mpho_lot"] = value
    elif key == "&:":
        _set_grid(draft, value, at)
    elif key == "=)":
        draft.parts["container_di"] = value
    elif key == "=<":
        draft.parts["product_code"] = value
    elif key[1] in ">}*":
        _set_date(draft, key, value, at)


def _set_din(draft: Draft, value: str, at: int) -> None:
    if not _DIN_FIELD.fullmatch(value):
        draft.find("character_not_allowed", at, "=", value, source=SOURCE)
        return
    din, flags = value[:13], value[13:]
    if digits(flags) and 60 <= int(flags) <= 96:
        expected = 60 + (mod37_2(din) or 0)
        if int(flags) != expected:
            facts = flags, str(expected)
            draft.find("check_character_wrong", at + 13, *facts, source=SOURCE)
            return
    draft.parts.update(din=din, flags=flags)


def _set_product(draft: Draft, value: str, at: int) -> None:
    if not _DI.fullmatch(value):
        draft.find("character_not_allowed", at, "=/", value, source=DEVICES)
        return
    draft.parts.update(fin_p=value[:5], fpc=value[5:11], pdc=value[11:])
    draft.identify("isbt128-di", value)


def _set_grid(draft: Draft, value: str, at: int) -> None:
    expected = mod37_2(value[:17])
    if not digits(value[:4]) or value[0] == "0" or f"{expected:02d}" != value[17:]:
        facts = value[17:], f"{expected:02d}"
        draft.find("check_character_wrong", at + 17, *facts, source=SOURCE)
        return
    draft.parts["grid"] = value


def _moment(value: str) -> Moment | None:
    century = _CENTURIES.get(value[0])
    if century is None or not digits(value):
        return None
    day = ordinal(century + int(value[1:3]), int(value[3:6]))
    return at_time(day, value[6:]) if len(value) == 10 else day


def _set_date(draft: Draft, key: str, value: str, at: int) -> None:
    moment = _moment(value)
    if moment is None:
        code = "time_wrong" if _moment(value[:6]) else "date_wrong"
        draft.find(code, at, key, value, source=SOURCE)
    elif key[1] == ">":
        draft.set_expiry(moment)
    elif key[1] == "}":
        draft.set_produced(moment)


def read_keyed_din(text: str) -> Draft | None:
    """Read a donation number with the check character that people type; None where it differs."""
    found = _KEYED.fullmatch(text)
    if found is None or text.isdigit() or mod37_2_character(found[1]) != found[2]:
        return None
    draft = Draft("isbt128", "din_keyed", text)
    draft.parts.update(din=found[1], check=found[2])
    draft.find("product_missing", None, source=SOURCE)
    draft.find("weak_evidence", None, source=SOURCE)
    return draft
