"""Basic UDI-DI of the four issuing entities: names of device models, never on a package.

And what EUDAMED puts in its place for legacy devices: `B-` (EUDAMED DI) or `D-` (EUDAMED ID) before
a GTIN, or before a number that ends with the check pair of a GMN.

Source: EU 2017/745 Annex VI C; GS1 General Specifications (GMN); HIBCC, ICCBBA and IFA formats of
the Basic UDI-DI (European Commission, md_*_basic_udi-di); Management of Legacy Devices 1.2, annex 1
(European Commission).

>>> read_basic_udi("1987654Ad4X4bL5ttr2310c2K").kind
'gmn'
"""

import re

from devicecodes.checks import PAIR, mod10_holds, mod37_2, mod97_ascii, pair1021
from devicecodes.draft import Draft

SOURCE = "EU 2017/745 Annex VI C"
_GMN = re.compile(r"[0-9]{5}[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{0,18}([2-9A-HJ-NP-Z]{2})")
_HIBC = re.compile(r"\+\+([A-Z][A-Z0-9]{3})[A-Z0-9]{1,17}(.{2})", re.DOTALL)
_ICCBBA = re.compile(r"[A-NP-Z0-9]{5}[A-Z0-9]{6}[A-Z0-9]{5}([0-9]{2})")
_IFA = re.compile(r"PP[A-Z0-9]{5}[A-Z0-9.]{1,16}([0-9]{2})")

_EUDAMED = re.compile(r"[BD]-[0-9A-Z]{3,23}")


def _valid(text: str, kind: str, check: str) -> Draft:
    draft = Draft("basic-udi-di", kind, text)
    draft.identify("basic-udi-di", text, "model")
    draft.parts["check"] = check
    draft.find("not_stock", None, "Basic UDI-DI", source=SOURCE)
    return draft


def read_plus_plus(text: str) -> Draft:
    """Read a text that begins with `++`: HIBCC's form."""
    found = _HIBC.fullmatch(text)
    draft = Draft("basic-udi-di", "hibc", text)
    if found is None:
        draft.find("primary_wrong", 2, text[2:], source=SOURCE)
        return draft
    expected = pair1021(text[:-2])
    if expected != found[2]:
        facts = found[2], expected or ""
        draft.find("check_pair_wrong", len(text) - 2, *facts, source=SOURCE)
        return draft
    draft = _valid(text, "hibc", found[2])
    draft.parts["lic"] = found[1]
    return draft


def read_eudamed(text: str) -> Draft | None:
    """Read an EUDAMED DI or ID; None where neither check speaks for it.

    A number made of the UDI-DI of another issuer has no check of its own and is not recognised.
    """
    if _EUDAMED.fullmatch(text) is None:
        return None
    number = text[2:]
    if number.isdigit():
        check, holds = number[-1], len(number) == 14 and mod10_holds(number)
    else:
        check, holds = number[-2:], pair1021(number[:-2]) == number[-2:]
    return _valid(text, "eudamed", check) if holds else None


def read_basic_udi(text: str) -> Draft | None:
    """Read a Basic UDI-DI of GS1, ICCBBA or IFA; None where no check pair holds."""
    length = len(text)
    if not 7 <= length <= 25 or text[-1] not in PAIR + "01":
        return None
    found = _IFA.fullmatch(text)
    if found and mod97_ascii(text[:-2]) == found[1]:
        return _valid(text, "ifa", found[1])
    found = _ICCBBA.fullmatch(text)
    if found and not text.isdigit() and mod37_2(text[:-2]) == int(found[1]):
        return _valid(text, "iccbba", found[1])
    found = _GMN.fullmatch(text)
    if found and not text.isdigit() and pair1021(text[:-2]) == found[1]:
        return _valid(text, "gmn", found[1])
    return None
