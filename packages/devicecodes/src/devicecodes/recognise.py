"""Which system a text belongs to: the first that fits (contract F).

Check digits decide before form, and what a symbol itself says (its identifier, FNC1) decides before
both.
"""

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
from devicecodes.scan import Scan


def recognise(scan: Scan) -> Draft | None:
    """Read `scan` as it stands; None where no system fits."""
    symbology, text = scan.symbology, scan.text
    if not text:
        return None
    if symbology is not None:
        if scan.fnc1:
            return read_element_string(scan, text)
        family = symbology[1]
        if family == "E":
            return read_ean_or_composite(scan, symbology)
        if family == "I":
            return numbers.read_itf(text, symbology)
    return _by_beginning(scan, text)


def _by_beginning(scan: Scan, text: str) -> Draft | None:
    first = text[0]
    if "0" <= first <= "9":
        return read_recognised(scan) or numbers.read_bare(text)
    if first in "hH" and digital_link.is_link(text):
        return _link(scan, text)
    if first in "uU" and text[: len(EPC_URI)].lower() == EPC_URI:
        return read_uri(text, scan.year)
    if first == "(":
        found = bracketed.START.match(text)
        if found is not None and found[1] in RULES.rows:
            return bracketed.read_bracketed(text, scan.year)
    return None


def _link(scan: Scan, text: str) -> Draft | None:
    part = digital_link.epc_part(text)
    if part is not None:
        return read_compressed(part, text, scan.year)
    return digital_link.read_link(text, scan.year)
