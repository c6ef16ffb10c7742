"""Which system a text belongs to: the first that fits (contract F).

Check digits decide before form, and what a symbol itself says (its identifier, FNC1) decides before
both.

>>> from devicecodes.scan import receive
>>> [recognise(receive(text)).system for text in ("+A123BJC5D6E71G", "5901234123457", "1.2.156.7")]
['hibc', 'gs1', 'oid']
"""

from collections.abc import Callable

from devicecodes import basic_udi, isbt128, registries
from devicecodes.china import ahm, certificates, ecode, ma
from devicecodes.china import numbers as chinese
from devicecodes.controls import GS
from devicecodes.draft import Draft
from devicecodes.epc.read import read_compressed, read_uri
from devicecodes.epc.uri import PREFIX as EPC_URI
from devicecodes.gs1 import bracketed, digital_link, numbers
from devicecodes.gs1.rules import RULES
from devicecodes.gs1.text import (
    read_ean_or_composite,
    read_element_string,
    read_recognised,
)
from devicecodes.hibc.read import read_hibc
from devicecodes.mh10 import envelope
from devicecodes.mh10.ppn import read_pzn
from devicecodes.scan import Scan

OID_URI = "urn:oid:"


def recognise(scan: Scan) -> Draft | None:
    """Read `scan` as it stands; None where no system fits."""
    symbology, text = scan.symbology, scan.text
    if not text:
        return None
    if symbology is not None:
        if text[0] == GS and not text.strip(GS):
            # Separators alone say nothing, whatever the symbol says.
            return None
        if scan.fnc1:
            return read_element_string(scan, text)
        family = symbology[1]
        if family == "E":
            return read_ean_or_composite(scan, symbology)
        if family == "I":
            return numbers.read_itf(text, symbology)
    return by_beginning(scan, text)


def by_beginning(scan: Scan, text: str) -> Draft | None:
    """Read `text` by what it begins with."""
    reader = _BY_FIRST.get(text[0])
    if reader is not None:
        found = reader(scan, text)
        if found is not None:
            return found
    if "械" in text:
        return certificates.read_certificate(text)
    return None if text[0].isdigit() else _unmarked(text)


def _plus(scan: Scan, text: str) -> Draft | None:
    if text[:2] == "++":
        return basic_udi.read_plus_plus(text)
    return read_hibc(text, scan.symbology, scan.year)


def _letter_m(_: Scan, text: str) -> Draft | None:
    if text[:3] == "MA.":
        return ma.read_ma(text)
    return ahm.read_ahm(text) if text[:2] == "MF" else None


def _square_bracket(scan: Scan, text: str) -> Draft | None:
    return envelope.read_envelope(text, scan.year) if text[:3] == envelope.START else None


def _round_bracket(scan: Scan, text: str) -> Draft | None:
    found = bracketed.START.match(text)
    if found is None or found[1] not in RULES.rows:
        return None
    return bracketed.read_bracketed(text, scan.year)


def _full_stop(scan: Scan, text: str) -> Draft | None:
    if not envelope.begins_keyboard_form(text):
        return None
    return envelope.read_keyboard_form(text, scan.year)


def _letter_u(scan: Scan, text: str) -> Draft | None:
    if text[: len(EPC_URI)].lower() == EPC_URI:
        return read_uri(text, scan.year)
    return registries.read_oid(text) if text[: len(OID_URI)].lower() == OID_URI else None


def _angle_bracket(_: Scan, text: str) -> Draft | None:
    return ma.read_xml(text) if ma.XML_START in text else None


def _pzn(scan: Scan, text: str) -> Draft | None:
    if scan.symbology is not None and scan.symbology[1] != "A":
        return None
    draft = read_pzn(text)
    # Without the word of the reader it may be anything that begins with a minus sign.
    bare = scan.symbology is None and text[0] == "-"
    if draft is not None and bare and draft.status == "valid":
        draft.status = "ambiguous"
    return draft


def _letter_p(scan: Scan, text: str) -> Draft | None:
    return _pzn(scan, text) if text[:3] == "PZN" else None


def _letter_h(scan: Scan, text: str) -> Draft | None:
    if not digital_link.is_link(text):
        return None
    if "=MA." in text:
        found = ma.in_link(text)
        if found is not None:
            return digital_link.only_code(found)
    link = digital_link.read_link(text, scan.year)
    # A serial may begin with `ex` as well: behind its key it is no EPC.
    if link is None and ("/eh" in text or "/ex" in text):
        part = digital_link.epc_part(text)
        if part is not None:
            return digital_link.agreeing(read_compressed(part, text, scan.year), part)
    return link


def _digits_first(scan: Scan, text: str) -> Draft | None:
    found = read_recognised(scan)
    if found is not None:
        return found
    return (
        chinese.read_drug_trace(text)
        or numbers.read_bare(text)
        or chinese.read_veterinary(text)
        or _unmarked(text)
        or registries.read_handle(text)
        or registries.read_oid(text)
    )


def _unmarked(text: str) -> Draft | None:
    """Read a text that only its check characters can explain."""
    return isbt128.read_keyed_din(text) or basic_udi.read_basic_udi(text)


_BY_FIRST: dict[str, Callable[[Scan, str], Draft | None]] = {
    **dict.fromkeys("0123456789", _digits_first),
    **dict.fromkeys("hH", _letter_h),
    **dict.fromkeys("uU", _letter_u),
    **dict.fromkeys("=&", lambda scan, text: isbt128.read_isbt(text, scan.symbology)),
    "+": _plus,
    "M": _letter_m,
    **dict.fromkeys("BD", lambda _, text: basic_udi.read_eudamed(text)),
    **dict.fromkeys("Ee", lambda _, text: ecode.read_marked(text)),
    "C": lambda _, text: chinese.read_nhsa(text),
    "[": _square_bracket,
    "(": _round_bracket,
    ".": _full_stop,
    "<": _angle_bracket,
    "-": _pzn,
    "P": _letter_p,
}
