"""MA codes (ZIIOT, IDcode): device identifier of five nodes, production data in segments.

    MA.156.M0.100204.13351764.L240105.E270104.C3

Source: public rules page of a vendor and public implementations; the handbook itself is not public.

>>> draft = read_ma("MA.156.M0.100204.13351764.L240105")
>>> draft.identifier.value, draft.lot
('MA.156.M0.100204.13351764', '240105')
"""

import re
from functools import lru_cache

from devicecodes.checks import ma_digit
from devicecodes.dates import EVERY_YEAR, SHORT_YEARS, Moment, calendar, digits
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import element, place
from devicecodes.reading import Element, Identifier

SOURCE = "MA UDI coding rules (ZIIOT)"
_PRODUCT = re.compile(r"([0-9])([0-9A-Za-z\-]{1,20})([0-9])")
_REGISTRANT = re.compile(r"[0-9A-Za-z]{6}")
_IDCODE = re.compile(r"MA\.[0-9]{3}\.[0-9A-Za-z]+\.[0-9A-Za-z]+/.+")
_LEGAL = re.compile(r"[0-9A-Za-z\-@$,*+%/#!^~]+")
# A code without a wrong letter, empty value or wrong character; days and checks are not looked at.
_ORDERLY = re.compile(
    r"(MA\.[0-9]{3}\.M0\.([0-9A-Za-z]{6})\.([0-9])([0-9A-Za-z\-]{1,20})[0-9])"
    r"((?:\.[LSMVEDY][0-9A-Za-z\-@$,*+%/#!^~]+)*)(?:\.C([0-9]))?"
)
_URL = re.compile(r"[?&][^=&#]*=(MA\.[^&#]*)")
_ANY_URL = re.compile(_URL.pattern, re.IGNORECASE)
_XML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>)?\s*<UDI IAC=\"MA\">((?:\s*<[A-Z]+(?:/>|>[^<]*</[A-Z]+>))*)\s*</UDI>\s*"
)
_TAG = re.compile(r"<([A-Z]+)>([^<]*)</\1>")
XML_START = '<UDI IAC="MA"'
_TITLES = {
    "DI": "DEVICE IDENTIFIER",
    "L": "LOT",
    "S": "SERIAL",
    "M": "PRODUCTION DATE",
    "P": "PRODUCTION DATE (BEFORE 2020-08-20)",
    "V": "VALID UNTIL",
    "E": "EXPIRY",
    "D": "STERILISATION LOT",
    "Y": "NHSA CODE",
    "C": "CHECK DIGIT",
}
_FROM_XML = {"SN": "S", "MFG": "M", "LOT": "L", "EXP": "E", "VAL": "V"}
_USUAL_ITEM = 6
# The rules give no length; of no agency a lot or serial is longer than 20 characters, and what is
# more than twice that is no lot but several fields.
LONGEST = 50

# Segments that hold a day.
_DAYS = frozenset("MVE")
# Past the slower constructor that NamedTuple writes.
new = tuple.__new__

Segment = tuple[str, str, int]


def read_ma(text: str, offset: int = 0, kind: str = "udi", whole: str | None = None) -> Draft:
    """Read an MA code; `offset` is where it begins inside `whole` (a URL)."""
    orderly = _read_orderly(text) if whole is None else None
    if orderly is not None:
        return orderly
    draft = Draft("ma", kind, text if whole is None else whole)
    nodes = text.split(".")
    if len(nodes) > 2 and nodes[2] != "M0" and _IDCODE.fullmatch(text):
        return _read_idcode(text, draft.normalised)
    if not _read_di(draft, nodes[:5], offset):
        return draft
    if len(nodes) > 5:
        at = offset + len(".".join(nodes[:5])) + 1
        _read_pi(draft, nodes[5:], at)
    return draft


def _read_orderly(text: str) -> Draft | None:
    """Read a code in which nothing is wrong, at one glance; None for any other."""
    form = _ORDERLY.fullmatch(text)
    if form is None:
        return None
    di, registrant, level, item, data, check = form.groups()
    if ma_digit(di[:-1]) != di[-1] or (check is not None and ma_digit(data) != check):
        return None
    draft = Draft("ma", "udi", text, new(Identifier, ("ma-di", di, "primary")))
    draft.parts = {"package_level": level, "registrant": registrant}
    if len(item) != _USUAL_ITEM:
        draft.find("item_length_unusual", 0, str(len(item)), source=SOURCE)
    elements = [new(Element, ("DI", di, "DEVICE IDENTIFIER", 0))]
    at, values = len(di) + 1, {}
    for segment in data.split(".")[1:]:
        key, value = segment[0], segment[1:]
        if key in values or len(value) > LONGEST or (key in _DAYS and read_date(value) is None):
            return None
        values[key] = value
        elements.append(new(Element, (key, value, _TITLES[key], at)))
        at += len(segment) + 1
    if check is not None:
        draft.parts["check"] = check
        elements.append(new(Element, ("C", check, "CHECK DIGIT", at)))
    elif values:
        draft.find("pi_check_missing", None, source=SOURCE)
    draft.elements = tuple(elements)
    _set(draft, values)
    return draft


def _read_idcode(text: str, normalised: str | None) -> Draft:
    draft = Draft("ma-idcode", "idcode", normalised)
    draft.identify("ma-idcode", text)
    draft.find("not_stock", None, "IDcode", source=SOURCE)
    return draft


def _read_di(draft: Draft, nodes: list[str], at: int) -> bool:
    """Read the device identifier; tell whether the production data can be found behind it."""
    di = ".".join(nodes)
    product = _PRODUCT.fullmatch(nodes[4]) if len(nodes) == 5 else None
    if (
        product is None
        or not (len(nodes[1]) == 3 and digits(nodes[1]))
        or nodes[2] != "M0"
        or not _REGISTRANT.fullmatch(nodes[3])
    ):
        draft.find("di_wrong", at, di, source=SOURCE)
        return False
    draft.elements = (element("DI", di, _TITLES["DI"], at),)
    draft.parts.update(package_level=product[1], registrant=nodes[3])
    if len(product[2]) != _USUAL_ITEM:
        draft.find("item_length_unusual", at, str(len(product[2])), source=SOURCE)
    expected = ma_digit(di[:-1])
    if expected != di[-1]:
        facts = di[-1], expected or ""
        draft.find("check_digit_wrong", at + len(di) - 1, *facts, source=SOURCE)
    else:
        draft.identify("ma-di", di)
    return True


def _read_pi(draft: Draft, nodes: list[str], at: int) -> None:
    segments: list[Segment] = []
    place = at
    for node in nodes:
        segments.append((node[:1], node[1:], place))
        place += len(node) + 1
    sound = _judge(draft, segments)
    if segments[-1][0] == "C":
        checked = "." + ".".join(nodes[:-1]) if len(nodes) > 1 else ""
        value = segments[-1][1]
        expected = ma_digit(checked)
        draft.parts["check"] = value
        if value != expected:
            facts = value, expected or ""
            draft.find("pi_check_wrong", segments[-1][2], *facts, source=SOURCE)
            sound = False
    elif sound:
        draft.find("pi_check_missing", None, source=SOURCE)
    if sound:
        _set(draft, _values(segments))


def _elements(segments: list[Segment]) -> tuple[Element, ...]:
    return tuple([element(key, value, _TITLES.get(key, ""), at) for key, value, at in segments])


def _judge(draft: Draft, segments: list[Segment]) -> bool:
    """Add elements and find what is wrong in single segments; tell whether all are sound."""
    seen: set[str] = set()
    before = len(draft.findings)
    # A segment twice is an error: behind the first ten letters nothing can be right.
    segments = segments[: len(_TITLES) + 2]
    draft.elements += _elements(segments)
    for index, (key, value, at) in enumerate(segments):
        if key not in _TITLES or (key == "C" and index != len(segments) - 1):
            draft.find("unknown_prefix", at, key, source=SOURCE)
        elif key in seen:
            draft.find("duplicate_field", at, key, source=SOURCE)
        elif not value:
            draft.find("value_empty", at, key, source=SOURCE)
        elif key in {"M", "P", "V", "E"} and read_date(value) is None:
            draft.find("date_wrong", at + 1, key, value, source=SOURCE)
        elif len(value) > LONGEST:
            draft.find("value_too_long", at + 1, key, value, source=SOURCE)
        elif not _LEGAL.fullmatch(value):
            draft.find("character_not_allowed", at + 1, key, value, source=SOURCE)
        seen.add(key)
    if "M" in seen and "P" in seen:
        draft.find("duplicate_field", segments[0][2], "P", source=SOURCE)
    return len(draft.findings) == before


@lru_cache(maxsize=8192)
def read_date(value: str) -> Moment | None:
    """Read YYMMDD of this century or YYYYMMDD; None where it is no day."""
    if len(value) == 6:
        end = EVERY_YEAR.get(value[2:])
        if end is not None and value[:2] in SHORT_YEARS:
            return "20" + value[:2] + end, "day", None
        value = "20" + value
    if len(value) != 8 or not digits(value) or value[6:] == "00":
        return None
    return calendar(int(value[:4]), int(value[4:6]), int(value[6:]))


def _values(segments: list[Segment]) -> dict[str, str]:
    return {key: value for key, value, _ in segments}


def _set(draft: Draft, values: dict[str, str]) -> None:
    """Set the fields from sound values."""
    draft.lot, draft.serial = values.get("L"), values.get("S")
    if "D" in values:
        draft.parts["sterilisation_lot"] = values["D"]
    made = values.get("M") or values.get("P")
    moment = read_date(made) if made else None
    if moment is not None:
        draft.produced, draft.produced_precision, draft.produced_time = moment
    if "P" in values:
        draft.find("legacy_prefix", place(draft, "P"), "P", "M", source=SOURCE)
    expires = read_date(values["E"]) if "E" in values else None
    if expires is not None:
        draft.expiry, draft.expiry_precision, draft.expiry_time = expires
    until = read_date(values["V"]) if "V" in values else None
    if until is not None:
        draft.parts["valid_until"] = until[0]
        if expires is not None and expires != until:
            facts = expires[0], until[0]
            draft.find("expiry_and_valid_until_differ", place(draft, "V"), *facts, source=SOURCE)


def in_link(text: str) -> Draft | None:
    """Read the MA code in the query of a web address; None where there is none."""
    found = _URL.search(text)
    if found is None:
        return None
    draft = read_ma(found[1], found.start(1), "url", text)
    for other in _ANY_URL.finditer(text):
        if other[1].upper() != found[1].upper():
            draft.find("two_codes", other.start(1), other[1][:12], source=SOURCE)
            break
    return draft


def read_xml(text: str) -> Draft:
    """Read the XML form: `<UDI IAC="MA">` with DI, SN, MFG, LOT, EXP, VAL."""
    draft = Draft("ma", "xml", text)
    form = _XML.fullmatch(text)
    if form is None:
        draft.find("di_wrong", 0, text[:40], source=SOURCE)
        return draft
    di, segments = None, []
    for tag in _TAG.finditer(text, form.start(1), form.end(1)):
        if tag[1] == "DI":
            di = tag
        elif not tag[2]:
            continue
        elif tag[1] in _FROM_XML:
            segments.append((_FROM_XML[tag[1]], tag[2], tag.start(2)))
        else:
            draft.find("unknown_prefix", tag.start(), tag[1], source=SOURCE)
    if di is None:
        draft.find("di_wrong", form.start(1), "", source=SOURCE)
    elif _read_di(draft, di[2].split("."), di.start(2)) and _judge(draft, segments):
        _set(draft, _values(segments))
    return draft
