"""IFA: Pharmacy Product Number, Health Product Code, Master UDI-DI and PZN.

Source: IFA, PPN-Code specification; IFA UDI specification 2.5 (2026-04-01).

>>> read_pzn("-12345678").identifiers
(Identifier(scheme='pzn', value='12345678', role='national'),)
"""

import re

from devicecodes.checks import mod97_ascii, pzn_check
from devicecodes.draft import Draft
from devicecodes.gs1.meaning import element

IFA = "IFA UDI specification 2.5"
_FORM = re.compile(r"[0-9A-Z]{2}[0-9A-Z.\-]{1,24}[0-9]{2}")
_PZN_IN_PPN = re.compile(r"11([0-9]{8})[0-9]{2}")
_HPC = re.compile(r"13([A-Z0-9]{5})[A-Z0-9.\-]{1,19}[0-9]{2}")
_MASTER = re.compile(r"MA([A-Z0-9]{5})[A-Z0-9.\-]{1,19}[0-9]{2}")
_PZN = re.compile(r"(?:-|PZN ?[-:]? ?)([0-9]{7,8})")


def read_ppn(draft: Draft, value: str, at: int) -> None:
    """Read the value of a 9N that begins at `at`."""
    if _FORM.fullmatch(value) is None:
        code = "value_too_short" if len(value) < 5 else "character_not_allowed"
        draft.find(code, at, "9N", value, source=IFA)
        return
    expected = mod97_ascii(value[:-2])
    if value[-2:] != expected:
        facts = value[-2:], expected
        draft.find("check_digit_wrong", at + len(value) - 2, *facts, source=IFA)
        return
    agency = value[:2]
    if agency == "MA":
        _take_master(draft, value, at)
    elif agency == "13":
        _take_hpc(draft, value, at)
    elif agency == "11":
        _take_pzn(draft, value, at)
    else:
        draft.parts.setdefault("pra", agency)
        draft.identify("ppn", value)


def _take_master(draft: Draft, value: str, at: int) -> None:
    found = _MASTER.fullmatch(value)
    if found is None:
        draft.find("character_not_allowed", at, "9N", value, source=IFA)
        return
    draft.parts.setdefault("cin", found[1])
    draft.identify("ifa-mudi", value, "model")


def _take_hpc(draft: Draft, value: str, at: int) -> None:
    found = _HPC.fullmatch(value)
    if found is None:
        draft.find("character_not_allowed", at, "9N", value, source=IFA)
        return
    draft.parts.update(pra="13", cin=found[1])
    level = value[-3]
    # Older HPC have no level; then this is the last character of the part number.
    if level in "012345678":
        draft.parts["package_level"] = level
    draft.identify("ppn", value)


def _take_pzn(draft: Draft, value: str, at: int) -> None:
    found = _PZN_IN_PPN.fullmatch(value)
    if found is None:
        draft.find("not_a_digit", at, "9N", value, source=IFA)
        return
    pzn = found[1]
    expected = pzn_check(pzn[:7])
    if pzn[7] != expected:
        facts = pzn[7], expected or ""
        draft.find("check_digit_wrong", at + 9, *facts, source=IFA)
        return
    draft.parts.update(pra="11", pzn=pzn)
    draft.identify("ppn", value)
    draft.identify("pzn", pzn, "national")


def read_pzn(text: str) -> Draft | None:
    """Read `-`, or `PZN` as it is printed, and 7 or 8 digits; None for any other text."""
    found = _PZN.fullmatch(text)
    if found is None:
        return None
    draft = Draft("ifa", "pzn", text)
    pzn = found[1].zfill(8)
    # What stands before the digits is the key: where it begins, the text begins.
    key = "-" if text[0] == "-" else "PZN"
    draft.elements = (element(key, found[1], "PZN", 0),)
    expected = pzn_check(pzn[:7])
    if pzn[7] != expected:
        facts = pzn[7], expected or ""
        draft.find("check_digit_wrong", len(text) - 1, *facts, source=IFA)
        return draft
    draft.parts["pzn"] = pzn
    draft.identify("pzn", pzn, "national")
    draft.find("product_missing", None, source=IFA)
    return draft
