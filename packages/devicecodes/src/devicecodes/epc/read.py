"""Tags and EPC URIs become Readings.

>>> reading = read_epc("3074257BF7194E4000001A85")
>>> reading.identifier.value, reading.serial, reading.epc.uri
('80614141123458', '6789', 'urn:epc:id:sgtin:0614141.812345.6789')
>>> read_epc("3074257BF7194E4000001A").errors[0].code
'truncated'
"""

import base64
import binascii
import re
from datetime import date

from devicecodes.checks import FOURS
from devicecodes.dates import current_year
from devicecodes.defects import defective
from devicecodes.draft import Draft
from devicecodes.epc import printed, uri
from devicecodes.epc.binary import Tag, decode, encode
from devicecodes.epc.bits import Bits, Unreadable
from devicecodes.epc.forms import raw_uri
from devicecodes.epc.identity import SOURCE, Identity, Pairs, elements_of
from devicecodes.epc.layouts import (
    LAYOUTS,
    OTHERS,
    PARTITIONS,
    PLUS,
    Layout,
    filter_is_reserved,
)
from devicecodes.epc.plus import PlusTag, decode_plus
from devicecodes.gs1.element_string import interpret, new
from devicecodes.gs1.meaning import DICTIONARY, ODD_PREFIXES, describe_gtin, element, fill
from devicecodes.gs1.rules import RULES, fault_of
from devicecodes.left_tokens import without_tokens
from devicecodes.reading import Element, Epc, Identifier, Reading, Repair

RESOLVER = "id.gs1.org"
LONGEST = 8192
KEY_AT = 14
# SGTIN-96 by partition: shift, mask and limit of the prefix; then mask and limit of the item, the
# weight of its indicator digit, and where the prefix ends in a GTIN. Partition 7 does not exist:
# nothing is below its limit.
_SGTIN = (
    *(
        (82 - w, (1 << w) - 1, 10**n, (1 << (44 - w)) - 1, 10 ** (13 - n), 10 ** (12 - n), n + 1)
        for n, w in PARTITIONS
    ),
    (0, 0, 0, 0, 0, 1, 0),
)
# Weights of the indicator digit of a GTIN, and of a digit in front that keeps its zeros.
_INDICATOR, _AHEAD = 10**13, 10**14
# Filter values of SGTIN that are not defined.
RESERVED = (3, 5)
_from_hex, _number_of = bytes.fromhex, int.from_bytes
_SIGNS = re.compile(r"[ \-:_]")
_NOT_HEX = re.compile(r"[^0-9A-Fa-f]")


def read_epc(data: bytes | str, *, today: date | None = None) -> Reading:
    """Read the EPC bank of a tag from bit 20h on.

    data: the bits as bytes, or as hexadecimal text in any case; zero fill to whole words may be
    missing. today: the day of reading, for two-digit years. Bits behind the scheme's that are not
    zero, or that are no whole word, make it `invalid` (`trailing_bits`): no tag ends so.
    """
    text = data if isinstance(data, str) else data.hex()
    try:
        quick = _read_sgtin_96(text)
        if quick is not None:
            return quick
        year = current_year() if today is None else today.year
        return _read_written(text, year).seal(text, None)
    except Exception as defect:  # noqa: BLE001  one reading, and not the batch that it stands in
        return defective(text, None, defect)


def _read_written(text: str, year: int) -> Draft:
    """Read an EPC bank as readers print it: with blanks or signs between the digits."""
    plain = text.strip()
    bare = _SIGNS.sub("", plain.removeprefix("0x").removeprefix("0X"))
    changes: tuple[Repair, ...] = ()
    if bare != plain and _NOT_HEX.search(bare) is None:
        changes = (Repair("signs_removed", plain, bare),)
        plain = bare
    draft = printed.read_printed(plain, lambda digits: read_hex(digits, year))
    refused = draft.has("trailing_bits") and not draft.has("two_codes")
    if refused and (not draft.repairs or len(plain) % 4):
        # A control word says where the EPC ends: only behind one is the rest of the bank no fault.
        _refuse_rest(draft, plain)
    without_tokens(draft)
    draft.repairs = changes + draft.repairs
    if changes and draft.status == "valid":
        draft.status = "repaired"
    return draft


def _read_sgtin_96(text: str) -> Reading | None:
    """Read the tag that nearly everybody uses, without the detours of the other schemes.

    None for any other tag, and where anything in it is odd: the general way says what.
    """
    if text[:2] != "30":
        return None
    try:
        octets = _from_hex(text)
    except ValueError:
        return None
    # Blanks, which fromhex passes over, make less than 12 octets of 24 characters.
    if len(octets) != 12 or len(text) != 24:
        return None
    if octets[1] == 0 and octets[2] == octets[0]:
        # Perhaps a control word, and an EPC behind it of which the end is cut off.
        return None
    value = _number_of(octets)
    shift, mask, limit, item_mask, item_limit, unit, end = _SGTIN[octets[1] >> 2 & 7]
    prefix, item = value >> shift & mask, value >> 38 & item_mask
    if prefix >= limit or item >= item_limit:
        return None
    # A GTIN is indicator, prefix, rest of the item; an item reference has the indicator in front.
    indicator, rest = divmod(item, unit)
    rest += prefix * unit
    head = rest // 10000
    total = 3 * indicator + FOURS[head // 10000] + FOURS[head % 10000] + FOURS[rest % 10000]
    gtin = str(_AHEAD + indicator * _INDICATOR + rest * 10 + -total % 10)[1:]
    serial, chosen = str(value & 0x3FFFFFFFFF), octets[1] >> 5
    elements = (
        new(Element, ("01", gtin, "GTIN", KEY_AT)),
        new(Element, ("21", serial, "SERIAL", 58)),
    )
    name = new(Identifier, ("gtin", gtin, "primary"))
    company, level = gtin[1:end], gtin[0]
    parts = {"company_prefix": company, "package_level": level}
    draft = Draft("epc", "hex", text, name, serial, elements, parts)
    identity = "sgtin", (company, level + gtin[end:13], serial)
    draft.epc = new(Epc, ("SGTIN-96", text.upper(), chosen, identity, (), RESOLVER, None))
    if gtin[1:3] in ODD_PREFIXES:
        describe_gtin(draft, gtin, KEY_AT)
    if chosen in RESERVED:
        draft.find("filter_reserved", 8, str(chosen), source=SOURCE)
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
    _decode(draft, text, year)
    return draft


def _decode(draft: Draft, text: str, year: int) -> None:
    """Read the bits of hexadecimal digits, and no bit more: the fill of the last word may lack.

    What is not there is not zero: the scheme's own bits must be complete.
    """
    octets = bytes.fromhex(text + "0" * (-len(text) % 4))
    bits = Bits(int(text, 16), len(text) * 4)
    try:
        header = bits.take(8, "header")
        layout = LAYOUTS.get(header)
        if header in PLUS:
            _take_plus(draft, decode_plus(PLUS[header], bits), octets, year)
        elif header in LAYOUTS or header in OTHERS:
            _take_tag(draft, decode(header, bits), octets, year, layout)
        else:
            _refuse_header(header)
        # A tag is read in words: a digit too many moves every bit behind it.
        beyond = len(text) % 4 and bits.length > -(-bits.at // 16) * 16
        if beyond or not bits.rest_is_zero():
            draft.find("trailing_bits", bits.at, source=SOURCE)
    except Unreadable as problem:
        draft.find(problem.code, problem.at, *problem.facts, source=SOURCE)
        filled = octets.hex().upper()
        draft.epc = Epc(hex=filled, given=raw_uri(filled, len(text) * 4))


def _refuse_rest(draft: Draft, text: str) -> None:
    """Refuse bits of which no tag ends so: nothing that was read of them can be trusted.

    Source: GS1 EPC Tag Data Standard, 15.1.1: zero fill to whole words of 16 bits.
    """
    rest = [one for one in draft.findings if one.code == "trailing_bits"]
    refused = Draft("epc", draft.kind, draft.normalised)
    for name in Draft.__slots__:
        if name not in {"raw", "symbology"}:
            setattr(draft, name, getattr(refused, name))
    draft.findings = tuple(one._replace(raised=True) for one in rest)
    filled = text.upper() + "0" * (-len(text) % 4)
    draft.epc = Epc(hex=filled, given=raw_uri(filled, len(text) * 4))
    draft.status = "invalid"


def _refuse_header(header: int) -> None:
    code = "header_reserved" if header else "header_unprogrammed"
    raise Unreadable(code, 0, f"{header:02X}")


def _take_tag(draft: Draft, tag: Tag, octets: bytes, year: int, layout: Layout | None) -> None:
    name, identity, chosen = tag
    pairs = elements_of(*identity)
    draft.epc = new(Epc, (name, octets.hex().upper(), chosen, identity, (), RESOLVER, None))
    # The qualifier's bits begin behind header, filter, partition and the body of the key.
    qualifier_at = KEY_AT + layout.body if layout is not None else KEY_AT
    mean(draft, identity, pairs, year, (KEY_AT, qualifier_at))
    if chosen is not None and filter_is_reserved(name, chosen):
        draft.find("filter_reserved", 8, str(chosen), source=SOURCE)


def _take_plus(draft: Draft, tag: PlusTag, octets: bytes, year: int) -> None:
    pairs = tuple((ai, value) for ai, value, _ in tag.elements)
    draft.epc = Epc(
        tag.name,
        octets.hex().upper(),
        tag.filter,
        pairs=pairs,
        host=tag.host or RESOLVER,
    )
    draft.elements = tuple(
        element(ai, value, RULES[ai].title, at) for ai, value, at in tag.elements
    )
    interpret(draft, _sound(draft), year, pairs[0][0])
    if filter_is_reserved(tag.name, tag.filter):
        draft.find("filter_reserved", 9, str(tag.filter), source=SOURCE)


def _sound(draft: Draft) -> dict[str, str]:
    """Give the AIs whose values the rules of element strings allow; name what is wrong with others.

    So a tag, its URI, its element string and its Digital Link have one answer.
    """
    values: dict[str, str] = {}
    for ai, value, _, at in draft.elements:
        fault = fault_of(RULES[ai], value)
        if fault is not None and not _only_on_tags(ai, value):
            draft.find(fault.code, at, *fault.facts, source=DICTIONARY)
        elif values.setdefault(ai, value) != value:
            facts = ai, values[ai], value
            draft.find("repeated_with_other_value", at, *facts, source=DICTIONARY)
        elif fault is not None:
            draft.find("dictionary_differs", at, f"({ai})", value, source=DICTIONARY)
    return values


def _only_on_tags(ai: str, value: str) -> bool:
    """Tell whether TDS defines a value that the Syntax Dictionary forbids: zero for "not given".

    Component serial 0, and piece 00 of 00.
    """
    return (ai == "8011" and value == "0") or (
        ai == "8006" and value[14:] == "0000" and bool(RULES["01"].accepts(value[:14]))
    )


def mean(
    draft: Draft, identity: Identity, pairs: Pairs, year: int, places: tuple[int, int]
) -> None:
    """Set the fields that an identity has; `places`: where its key and its qualifier begin."""
    if not pairs:
        draft.identify(identity.scheme, ".".join(identity.parts))
        return
    draft.parts["company_prefix"] = identity.parts[0]
    ai, value = pairs[0]
    key = new(Element, (ai, value, RULES[ai].title, places[0]))
    if len(pairs) == 1:
        draft.elements = (key,)
    else:
        ai, value = pairs[1]
        draft.elements = key, new(Element, (ai, value, RULES[ai].title, places[1]))
    fill(draft, _sound(draft), year, pairs[0][0])


def _mean_pattern(draft: Draft, identity: Identity, year: int, at: int) -> None:
    """Set the key of a pattern; its last part stands for any serial."""
    key = elements_of(*identity)[:1]
    ai, value = key[0]
    draft.parts["company_prefix"] = identity.parts[0]
    draft.elements = (element(ai, value, RULES[ai].title, at),)
    fill(draft, dict(key), year, ai)


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
    if draft.has("trailing_bits"):
        _refuse_rest(draft, draft.normalised or "")
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
    if found.kind == "pattern_uri":
        draft.epc = Epc(found.name)
        _mean_pattern(draft, found.identity, year, at)
        return draft
    pairs = elements_of(*found.identity)
    draft.epc = Epc(found.name, identity=found.identity)
    mean(draft, found.identity, pairs, year, (at, at))
    if found.header is None:
        return draft
    try:
        out = encode(found.header, found.identity, found.filter or 0)
    except Unreadable as problem:
        draft.find(problem.code, at, *problem.facts, source=SOURCE)
        return draft
    draft.epc = draft.epc._replace(given=text, hex=out.hex(), filter=found.filter)
    if found.filter is not None and filter_is_reserved(found.name or "", found.filter):
        draft.find("filter_reserved", at, str(found.filter), source=SOURCE)
    return draft


def _read_raw(draft: Draft, found: uri.Parsed, text: str, year: int) -> None:
    digits = found.hex or ""
    if found.afi is not None or not digits:
        draft.epc = Epc(given=text, hex=digits or None)
        draft.find("not_stock", None, "AFI " + (found.afi or ""), source="ISO/IEC 15961")
        return
    _decode(draft, digits, year)
    if draft.has("trailing_bits"):
        _refuse_rest(draft, digits)
    draft.normalised = text
