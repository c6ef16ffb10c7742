"""Which system a text belongs to: the first that fits (contract F).

Check digits decide before form, and what a symbol itself says (its identifier, FNC1) decides before
both.
"""

from devicecodes import basic_udi, isbt128, registries
from devicecodes.china import ahm, certificates, ma
from devicecodes.china import numbers as chinese
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
        return _empty_gs1(scan)
    if symbology is not None:
        if scan.fnc1:
            return read_element_string(scan, text)
        family = symbology[1]
        if family == "E":
            return read_ean_or_composite(scan, symbology)
        if family == "I":
            return numbers.read_itf(text, symbology)
    return by_beginning(scan, text)


def _empty_gs1(scan: Scan) -> Draft | None:
    if not scan.fnc1:
        return None
    draft = Draft("gs1", "element_string", "")
    draft.find("value_empty", 0, "GS1", source="GS1 General Specifications 7.8")
    return draft


def by_beginning(scan: Scan, text: str) -> Draft | None:
    """Read `text` by what it begins with."""
    first = text[0]
    if "0" <= first <= "9":
        return _digits_first(scan, text)
    marked = _marked(scan, text, first)
    if marked is not None:
        return marked
    if "械" in text:
        return certificates.read_certificate(text)
    if first == "C":
        found = chinese.read_nhsa(text)
        if found is not None:
            return found
    return _unmarked(text)


def _marked(scan: Scan, text: str, first: str) -> Draft | None:
    """Read a text whose first characters say what it is."""
    if first == "+":
        if text[:2] == "++":
            return basic_udi.read_plus_plus(text)
        return read_hibc(text, scan.symbology, scan.year)
    if first in "=&":
        return isbt128.read_isbt(text)
    if first == "M":
        if text[:3] == "MA.":
            return ma.read_ma(text)
        return ahm.read_ahm(text) if text[1:2] == "F" else None
    if first == "[":
        return envelope.read_envelope(text, scan.year) if text[:3] == envelope.START else None
    if first in "hH" and digital_link.is_link(text):
        return _link(scan, text)
    return _rarely_marked(scan, text, first)


def _rarely_marked(scan: Scan, text: str, first: str) -> Draft | None:
    if first == "(":
        found = bracketed.START.match(text)
        if found is not None and found[1] in RULES.rows:
            return bracketed.read_bracketed(text, scan.year)
    elif first == "." and envelope.begins_keyboard_form(text):
        return envelope.read_keyboard_form(text, scan.year)
    elif first in "uU" and text[: len(EPC_URI)].lower() == EPC_URI:
        return read_uri(text, scan.year)
    elif first in "uU" and text[: len(OID_URI)].lower() == OID_URI:
        return registries.read_oid(text)
    elif first == "<" and ma.XML_START in text:
        return ma.read_xml(text)
    elif first == "-":
        return _pzn(scan, text)
    return None


def _pzn(scan: Scan, text: str) -> Draft | None:
    if scan.symbology is not None and scan.symbology[1] != "A":
        return None
    draft = read_pzn(text)
    # Without the word of the reader it may be anything that begins with a minus sign.
    if draft is not None and scan.symbology is None and draft.status == "valid":
        draft.status = "ambiguous"
    return draft


def _link(scan: Scan, text: str) -> Draft | None:
    if "=MA." in text:
        found = ma.in_link(text)
        if found is not None:
            return found
    if "/eh" in text or "/ex" in text:
        part = digital_link.epc_part(text)
        if part is not None:
            return read_compressed(part, text, scan.year)
    return digital_link.read_link(text, scan.year)


def _digits_first(scan: Scan, text: str) -> Draft | None:
    found = read_recognised(scan)
    if found is not None:
        return found
    if "." in text:
        return registries.read_handle(text) or registries.read_oid(text)
    return (
        chinese.read_drug_trace(text)
        or numbers.read_bare(text)
        or chinese.read_veterinary(text)
        or _unmarked(text)
    )


def _unmarked(text: str) -> Draft | None:
    """Read a text that only its check characters can explain."""
    return (
        isbt128.read_keyed_din(text)
        or basic_udi.read_basic_udi(text)
        or registries.read_handle(text)
    )
