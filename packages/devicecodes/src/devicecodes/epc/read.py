"""Tags and EPC URIs become Readings."""

import base64
import binascii
import re
from datetime import date
from urllib.parse import quote

from devicecodes.dates import current_year
from devicecodes.draft import Draft
from devicecodes.epc import uri
from devicecodes.epc.binary import Tag, decode, encode
from devicecodes.epc.bits import Bits, Unreadable
from devicecodes.epc.identity import SOURCE, Identity, Pairs, elements_of
from devicecodes.epc.layouts import LAYOUTS, OTHERS, PLUS, filter_is_reserved
from devicecodes.epc.plus import PlusTag, decode_plus
from devicecodes.gs1.meaning import element, fill
from devicecodes.gs1.rules import RULES
from devicecodes.reading import Epc, Reading

RESOLVER = "id.gs1.org"
LONGEST = 8192
_NOT_HEX = re.compile(r"[^0-9A-Fa-f]")


def read_epc(data: bytes | str, *, today: date | None = None) -> Reading:
    """Read the EPC bank of a tag from bit 20h on.

    data: the bits as bytes, or as hexadecimal text in any case; zero fill to whole words may be
    missing. today: the day of reading, for two-digit years.
    """
    text = data.hex() if isinstance(data, (bytes, bytearray, memoryview)) else data
    draft = read_hex(text.strip(), current_year() if today is None else today.year)
    return draft.seal(text, None)


def read_hex(text: str, year: int) -> Draft:
    """Read the hexadecimal text of an EPC."""
    draft = Draft("epc", "hex", text)
    if not text or len(text) > LONGEST:
        draft.find("empty" if not text else "too_long", None, str(len(text)))
        draft.status, draft.system, draft.normalised = "unknown", "unknown", None
        return draft
    wrong = _NOT_HEX.search(text)
    if wrong is not None:
        draft.find("not_hex", 4 * wrong.start(), wrong[0], source=SOURCE)
        return draft
    length = len(text) * 4
    filled = text.upper() + "0" * (-len(text) % 4)
    _decode(draft, filled, length, year)
    return draft


def _decode(draft: Draft, filled: str, length: int, year: int) -> None:
    bits = Bits(int(filled, 16), len(filled) * 4)
    header = bits.take(8, "header")
    try:
        if header in PLUS:
            _take_plus(draft, decode_plus(PLUS[header], bits), filled, year)
        elif header in LAYOUTS or header in OTHERS:
            _take_tag(draft, decode(header, bits), filled, year)
        else:
            _refuse_header(header)
        if not bits.rest_is_zero():
            draft.find("trailing_bits", bits.at, source=SOURCE)
    except Unreadable as problem:
        draft.find(problem.code, problem.at, *problem.facts, source=SOURCE)
        raw = uri.raw_uri(filled, length)
        draft.epc = Epc(tag_uri=raw, hex=filled)


def _refuse_header(header: int) -> None:
    code = "header_reserved" if header else "header_unprogrammed"
    raise Unreadable(code, 0, f"{header:02X}")


def _take_tag(draft: Draft, tag: Tag, filled: str, year: int) -> None:
    name, identity, chosen = tag
    body = identity.body
    tag_body = body if chosen is None else f"{chosen}.{body}"
    draft.epc = Epc(
        name,
        f"urn:epc:id:{identity.scheme}:{body}",
        f"urn:epc:tag:{name.lower()}:{tag_body}",
        filled,
        chosen,
    )
    mean(draft, identity, year, 14)
    if chosen is not None and filter_is_reserved(name, chosen):
        draft.find("filter_reserved", 8, str(chosen), source=SOURCE)


def _take_plus(draft: Draft, tag: PlusTag, filled: str, year: int) -> None:
    pairs = tuple((ai, value) for ai, value, _ in tag.elements)
    draft.epc = Epc(
        tag.name,
        None,
        None,
        filled,
        tag.filter,
        bracketed(pairs),
        digital_link(pairs, tag.host or RESOLVER),
    )
    draft.elements = tuple(
        element(ai, value, RULES[ai].title, at) for ai, value, at in tag.elements
    )
    _judge_values(draft)
    fill(draft, dict(pairs), year, pairs[0][0])
    if filter_is_reserved(tag.name, tag.filter):
        draft.find("filter_reserved", 9, str(tag.filter), source=SOURCE)


def _judge_values(draft: Draft) -> None:
    """Check digits and dates of keys that stand on the tag as they are."""
    from devicecodes.gs1.rules import fault_of

    for one in draft.elements:
        fault = fault_of(RULES[one.key], one.value)
        if fault is not None:
            draft.find(fault.code, one.at, *fault.facts, source=SOURCE)


def mean(draft: Draft, identity: Identity, year: int, at: int) -> None:
    """Set the fields that an identity has; `at` is where its key begins."""
    pairs = elements_of(identity)
    if not pairs:
        draft.identify(identity.scheme, ".".join(identity.parts))
        return
    draft.parts["company_prefix"] = identity.parts[0]
    draft.elements = tuple(element(ai, value, RULES[ai].title, at) for ai, value in pairs)
    if draft.epc is not None:
        draft.epc = draft.epc._replace(
            element_string=bracketed(pairs), digital_link=digital_link(pairs, RESOLVER)
        )
    fill(draft, dict(pairs), year, pairs[0][0])


def _mean_pattern(draft: Draft, identity: Identity, year: int, at: int) -> None:
    """Set the key of a pattern; its last part stands for any serial."""
    key = elements_of(identity)[:1]
    ai, value = key[0]
    draft.parts["company_prefix"] = identity.parts[0]
    draft.elements = (element(ai, value, RULES[ai].title, at),)
    fill(draft, dict(key), year, ai)


def bracketed(pairs: Pairs) -> str:
    """Write AIs and values for people."""
    return "".join([f"({ai}){value.replace('(', chr(92) + '(')}" for ai, value in pairs])


def digital_link(pairs: Pairs, host: str) -> str:
    """Write the Digital Link of a tag: key, its qualifiers, then everything else as query."""
    key, value = pairs[0]
    values = dict(pairs[1:])
    path = f"https://{host}/{key}/{quoted(value)}"
    for order in RULES[key].qualifiers or ():
        for ai in order:
            if ai in values:
                path += f"/{ai}/{quoted(values.pop(ai))}"
    if values:
        path += "?" + "&".join(f"{ai}={quoted(text)}" for ai, text in values.items())
    return path


def quoted(value: str) -> str:
    """Percent-encode a value for a URI."""
    return value if value.isalnum() else quote(value, safe="")


def read_compressed(part: str, text: str, year: int) -> Draft:
    """Read the `eh…` or `ex…` part of a Digital Link; `text` is the whole link."""
    if part[1] == "h":
        draft = read_hex(part[2:], year)
    else:
        try:
            octets = base64.urlsafe_b64decode(part[2:] + "=" * (-len(part[2:]) % 4))
        except (ValueError, binascii.Error):
            octets = b""
        draft = read_hex(octets.hex(), year)
    draft.normalised = text
    return draft


def read_uri(text: str, year: int) -> Draft:
    """Read an EPC URI of any kind: identity, class, pattern, tag or raw."""
    found = uri.parse(text)
    draft = Draft("epc", found.kind, text)
    if found.problem is not None:
        draft.find(found.problem[0], found.problem[1], *found.problem[2], source=SOURCE)
        return draft
    if found.kind == "raw_uri":
        _read_raw(draft, found, text, year)
        return draft
    if found.identity is None:
        draft.epc = Epc(scheme=found.name)
        draft.find("not_stock", None, found.name or "", source=SOURCE)
        return draft
    at = text.index(found.identity.scheme)
    draft.epc = Epc(found.name, uri=found.pure)
    if found.kind == "pattern_uri":
        _mean_pattern(draft, found.identity, year, at)
        return draft
    mean(draft, found.identity, year, at)
    if found.header is None:
        return draft
    try:
        out = encode(found.header, found.identity, found.filter or 0)
    except Unreadable as problem:
        draft.find(problem.code, at, *problem.facts, source=SOURCE)
        return draft
    draft.epc = draft.epc._replace(tag_uri=text, hex=out.hex(), filter=found.filter)
    if found.filter is not None and filter_is_reserved(found.name or "", found.filter):
        draft.find("filter_reserved", at, str(found.filter), source=SOURCE)
    return draft


def _read_raw(draft: Draft, found: "uri.Parsed", text: str, year: int) -> None:
    digits = found.hex or ""
    if found.afi is not None or not digits:
        draft.epc = Epc(tag_uri=text, hex=digits or None)
        draft.find("not_stock", None, "AFI " + (found.afi or ""), source="ISO/IEC 15961")
        return
    _decode(draft, digits.upper() + "0" * (-len(digits) % 4), len(digits) * 4, year)
    draft.normalised = text
