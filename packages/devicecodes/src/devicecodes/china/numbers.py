"""Chinese numbers of fixed form: NHSA consumable codes, drug and veterinary drug trace codes.

Sources: NHSA coding rules for medical consumables; open interface of the drug trace platform;
Ministry of Agriculture rules for veterinary drug trace codes.

>>> read_nhsa("C0101010010100200003").parts["company"]
'00003'
"""

import re

from devicecodes.dates import yyyymmdd
from devicecodes.draft import Draft

NHSA = "NHSA coding rules for medical consumables"
DRUG = "NMPAB/T 1002-2019"
VETERINARY = "MOA veterinary drug trace rules"
_NHSA = re.compile(r"C([0-9]{6})([0-9]{3})([0-9]{2})([0-9]{3})([0-9]{5})([0-9]{7})?")
_DRUG = re.compile(r"8[0-9]{19}")
_VETERINARY = re.compile(r"20[0-9]{22}")
_PARTS = ("category", "generic", "material", "feature", "company", "running")


def read_nhsa(text: str) -> Draft | None:
    """Read `C` and 19 or 26 digits: a line of the insurance catalogue, not of stock."""
    found = _NHSA.fullmatch(text)
    if found is None:
        return None
    draft = Draft("nhsa", "c27" if found[6] else "c20", text)
    draft.parts.update(
        {name: part for name, part in zip(_PARTS, found.groups(), strict=True) if part}
    )
    draft.identify("nhsa", text)
    draft.find("not_stock", None, "NHSA", source=NHSA)
    draft.find("weak_evidence", None, source=NHSA)
    return draft


def read_drug_trace(text: str) -> Draft | None:
    """Read 20 digits that begin with 8."""
    if _DRUG.fullmatch(text) is None:
        return None
    draft = Draft("cn-drug-trace", None, text)
    draft.identify("cn-drug-trace", text)
    draft.parts["drug_id"] = text[:7]
    draft.find("weak_evidence", None, source=DRUG)
    return draft


def read_veterinary(text: str) -> Draft | None:
    """Read 24 digits that begin with a date of this century."""
    if _VETERINARY.fullmatch(text) is None or text[6:8] == "00" or yyyymmdd(text[:8]) is None:
        return None
    draft = Draft("cn-vet-drug", None, text)
    draft.identify("cn-vet-drug", text)
    draft.find("weak_evidence", None, source=VETERINARY)
    return draft
