"""Numbers without Application Identifier: EAN-8/13, UPC-A/E, ITF-14, and what 8 digits may be.

Source: GS1 General Specifications 5.2 (EAN/UPC), 5.3 (ITF-14), 7.9 (check digit).

>>> expand_upc_e("04252614")
'042100005264'
"""

from devicecodes.checks import mod10, mod10_holds, pzn_check
from devicecodes.dates import digits
from devicecodes.draft import Draft
from devicecodes.gs1.element_string import new
from devicecodes.gs1.meaning import ODD_PREFIXES, describe_gtin, is_restricted
from devicecodes.reading import Identifier

SOURCE = "GS1 General Specifications 7.9"
EAN_UPC = "GS1 General Specifications 5.2"
ITF = "GS1 General Specifications 5.3"
_NTIN = "04150"


def expand_upc_e(code: str) -> str | None:
    """Give the UPC-A (12 digits) of a UPC-E (8 digits with number system and check digit).

    None where it is no UPC-E: number system other than 0 or 1, or the check digit does not hold.
    """
    system, body, check = code[0], code[1:7], code[7]
    last = body[5]
    if last in "012":
        item = body[:2] + last + "0000" + body[2:5]
    elif last == "3":
        item = body[:3] + "00000" + body[3:5]
    elif last == "4":
        item = body[:4] + "00000" + body[4]
    else:
        item = body[:5] + "0000" + last
    full = system + item
    return full + check if system in "01" and mod10(full) == check else None


def gtin_draft(text: str, number: str, kind: str) -> Draft:
    """Make the reading of a number whose check digit holds; `number` has 8, 12, 13 or 14 digits."""
    gtin = number.zfill(14)
    name = new(Identifier, ("gtin", gtin, "primary"))
    draft = Draft("gs1", kind, text, name, None, (), {"package_level": gtin[0]})
    if gtin[1:3] in ODD_PREFIXES:
        describe_gtin(draft, gtin, 0)
        if is_restricted(gtin):
            draft.kind = "rcn"
    elif gtin.startswith(_NTIN) and pzn_check(gtin[5:12]) == gtin[12]:
        draft.kind = "ntin"
        draft.identify("pzn", gtin[5:13], "national")
    return draft


def _checked(text: str, number: str, kind: str) -> Draft:
    if mod10_holds(number):
        return gtin_draft(text, number, kind)
    draft = Draft("gs1", kind, text)
    draft.find("check_digit_wrong", len(number) - 1, number[-1], mod10(number[:-1]), source=SOURCE)
    return draft


def _refused(text: str, code: str, at: int, *facts: str, source: str = EAN_UPC) -> Draft:
    draft = Draft("gs1", "gtin", text)
    draft.find(code, at, *facts, source=source)
    return draft


def _only_digits(text: str, name: str) -> Draft | None:
    if text.isdigit() and text.isascii():
        return None
    for at, character in enumerate(text):
        if not "0" <= character <= "9":
            return _refused(text, "not_a_digit", at, name, character)
    return None


def read_ean(text: str, symbology: str) -> Draft:
    """Read what an EAN/UPC reader sent: ]E0 13, 12 or 8 digits (UPC-E), ]E4 8, ]E3 with add-on."""
    length = len(text)
    if length == 13 and text.isdigit() and text.isascii() and mod10_holds(text):
        return gtin_draft(text, text, "gtin")
    refused = _only_digits(text, symbology)
    if refused is not None:
        return refused
    if symbology == "]E4":
        return _sized(text, 8, symbology)
    if symbology in {"]E1", "]E2"}:
        return _refused(text, "value_too_short", 0, symbology, text)
    if symbology == "]E3" and length in {14, 15, 17, 18}:
        main = 13 if length in {15, 18} else 12
        draft = _checked(text, text[:main], "gtin")
        draft.parts["add_on"] = text[main:]
        return draft
    if length == 8:
        upc = expand_upc_e(text)
        if upc is not None:
            return gtin_draft(text, upc, "upc_e")
        return _refused(text, "check_digit_wrong", 7, text[7], "")
    if length == 12:
        return _checked(text, text, "gtin")
    return _sized(text, 13, symbology)


def _sized(text: str, length: int, name: str, kind: str = "gtin") -> Draft:
    if len(text) == length:
        return _checked(text, text, kind)
    code = "value_too_short" if len(text) < length else "value_too_long"
    return _refused(text, code, 0, name, text)


def read_itf(text: str, symbology: str) -> Draft | None:
    """Read an Interleaved 2 of 5 symbol: 14 digits are ITF-14, no other number of them is GS1.

    None for another number of digits: ISO/IEC 15424 names the symbol and not what is in it.
    """
    refused = _only_digits(text, symbology)
    if refused is not None or len(text) != 14:
        return refused
    return _checked(text, text, "itf14")


def read_bare(text: str) -> Draft | None:
    """Read 8, 12, 13 or 14 digits that came without any symbology; None where no check holds."""
    length = len(text)
    if length not in {8, 12, 13, 14} or not digits(text):
        return None
    draft = None
    if mod10_holds(text):
        draft = gtin_draft(text, text, "gtin")
    if length == 8:
        draft = _eight(text, draft)
    if draft is not None:
        draft.find("weak_evidence", None, source=SOURCE)
    return draft


def _eight(text: str, as_gtin8: Draft | None) -> Draft | None:
    upc = expand_upc_e(text)
    if upc is None:
        return as_gtin8
    as_upc_e = gtin_draft(text, upc, "upc_e")
    if as_gtin8 is None:
        return as_upc_e
    as_gtin8.status = "ambiguous"
    as_gtin8.alternatives = (as_upc_e.seal(text, None),)
    return as_gtin8
