"""What an EPC names: a scheme with its parts, the URI of it, and the GS1 keys behind it.

Source: GS1 EPC Tag Data Standard 2.3, chapters 6 (pure identity), 7 (GS1 keys).

>>> pure_uri("sgtin", ("0614141", "812345", "A/1"))
'urn:epc:id:sgtin:0614141.812345.A%2F1'
>>> elements_of("sgtin", ("0614141", "812345", "A/1"))
(('01', '80614141123458'), ('21', 'A/1'))
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from devicecodes.checks import CSET82, mod10

SOURCE = "GS1 EPC Tag Data Standard 2.3"
_ESCAPES = str.maketrans({char: f"%{ord(char):02X}" for char in '"%&/<>?#'})
_PREFIX = r"[0-9]{6,12}"
_TEXT = r"(?:[!'()*+,\-.:;=_0-9A-Za-z]|%22|%25|%26|%2F|%3C|%3E|%3F)"
_COMPONENT = r"(?:[0-9A-Z\-]|%23|%2F)"
_CAGE = r"[0-9A-HJ-NP-Z]{5,6}"
_NUMBER = r"(?:0|[1-9][0-9]*)"
_SERIAL_36 = 68_719_476_735

Pairs = tuple[tuple[str, str], ...]


class Identity(NamedTuple):
    """An EPC scheme name as in its URI, and its parts, not escaped."""

    scheme: str
    parts: tuple[str, ...]


class Scheme(NamedTuple):
    """The grammar of one scheme and the meaning of its parts."""

    pattern: re.Pattern[str]
    # Digits of company prefix and reference together; 0 where that is not fixed.
    digits: int
    longest: int
    kind: str = "id"


def escape(text: str) -> str:
    """Write characters that a URI reserves as %hh."""
    return text if text.isalnum() else text.translate(_ESCAPES)


def body_of(parts: tuple[str, ...]) -> str:
    """Give the parts of an identity as they stand in its URI."""
    body = ".".join(parts)
    if body.replace(".", "").isalnum():
        return body
    return ".".join([escape(part) for part in parts])


def pure_uri(scheme: str, parts: tuple[str, ...]) -> str:
    """Give the pure identity URI, or the class URI of a scheme that names classes."""
    return f"urn:epc:{SCHEMES[scheme].kind}:{scheme}:{body_of(parts)}"


def _scheme(body: str, digits: int = 0, longest: int = 0, kind: str = "id") -> Scheme:
    return Scheme(re.compile(body), digits, longest, kind)


SCHEMES: dict[str, Scheme] = {
    "sgtin": _scheme(rf"({_PREFIX})\.([0-9]{{1,7}})\.({_TEXT}{{1,20}})", 13),
    "lgtin": _scheme(rf"({_PREFIX})\.([0-9]{{1,7}})\.({_TEXT}{{1,20}})", 13, kind="class"),
    "upui": _scheme(rf"({_PREFIX})\.([0-9]{{1,7}})\.({_TEXT}{{1,28}})", 13),
    "sscc": _scheme(rf"({_PREFIX})\.([0-9]{{5,11}})", 17),
    "sgln": _scheme(rf"({_PREFIX})\.([0-9]{{0,6}})\.({_TEXT}{{1,20}})", 12),
    "pgln": _scheme(rf"({_PREFIX})\.([0-9]{{0,6}})", 12),
    "grai": _scheme(rf"({_PREFIX})\.([0-9]{{0,6}})\.({_TEXT}{{1,16}})", 12),
    "giai": _scheme(rf"({_PREFIX})\.({_TEXT}{{1,24}})", longest=30),
    "gsrn": _scheme(rf"({_PREFIX})\.([0-9]{{5,11}})", 17),
    "gsrnp": _scheme(rf"({_PREFIX})\.([0-9]{{5,11}})", 17),
    "gdti": _scheme(rf"({_PREFIX})\.([0-9]{{0,6}})\.({_TEXT}{{1,17}})", 12),
    "sgcn": _scheme(rf"({_PREFIX})\.([0-9]{{0,6}})\.([0-9]{{1,12}})", 12),
    "gsin": _scheme(rf"({_PREFIX})\.([0-9]{{4,10}})", 16),
    "ginc": _scheme(rf"({_PREFIX})\.({_TEXT}{{1,24}})", longest=30),
    "itip": _scheme(
        rf"({_PREFIX})\.([0-9]{{1,7}})\.([0-9]{{2}})\.([0-9]{{2}})\.({_TEXT}{{1,20}})", 13
    ),
    "cpi": _scheme(rf"({_PREFIX})\.({_COMPONENT}{{1,24}})\.(0|[1-9][0-9]{{0,11}})", longest=30),
    "gid": _scheme(rf"({_NUMBER})\.({_NUMBER})\.({_NUMBER})"),
    "adi": _scheme(
        rf"({_CAGE})\.((?:[0-9A-Z\-]|%2F){{0,32}})\.((?:%23)?(?:[0-9A-Z\-]|%2F){{1,30}})"
    ),
    "usdod": _scheme(rf"({_CAGE})\.({_NUMBER})"),
    "bic": _scheme(r"([A-HJ-NP-Z]{3}[UJZ][0-9]{7})"),
    "imovn": _scheme(r"([0-9]{7})"),
}
_GID_LIMITS = (1 << 28, 1 << 24, 1 << 36)


def parse_body(scheme: str, body: str) -> Identity | None:
    """Read the part of a pure identity URI behind the scheme; None where it breaks the grammar."""
    grammar = SCHEMES[scheme]
    found = grammar.pattern.fullmatch(body)
    if found is None:
        return None
    parts = tuple(unquote(part) if "%" in part else part for part in found.groups())
    if grammar.digits and len(parts[0]) + len(parts[1]) != grammar.digits:
        return None
    if grammar.longest and len(parts[0]) + len(parts[1]) > grammar.longest:
        return None
    if scheme == "gid" and any(
        int(part) >= limit for part, limit in zip(parts, _GID_LIMITS, strict=True)
    ):
        return None
    if scheme == "usdod" and int(parts[1]) > _SERIAL_36:
        return None
    if scheme == "adi" and len(parts[2]) > 30:
        return None
    return Identity(scheme, parts)


def gtin_of(prefix: str, reference: str) -> str:
    """Put a GTIN-14 together: indicator, prefix, item, check digit."""
    body = reference[0] + prefix + reference[1:]
    return body + mod10(body)


def elements_of(scheme: str, parts: tuple[str, ...]) -> Pairs:
    """Give the GS1 element string of an EPC; () where it has no GS1 key."""
    maker = _ELEMENTS.get(scheme)
    return maker(*parts) if maker is not None else ()


def _key12(prefix: str, reference: str) -> str:
    body = prefix + reference
    return body + mod10(body)


def _extended(prefix: str, reference: str) -> str:
    body = reference[0] + prefix + reference[1:]
    return body + mod10(body)


def _sgln(prefix: str, reference: str, extension: str) -> Pairs:
    gln = ("414", _key12(prefix, reference))
    return (gln,) if extension == "0" else (gln, ("254", extension))


def _itip(prefix: str, reference: str, piece: str, total: str, serial: str) -> Pairs:
    return ("8006", gtin_of(prefix, reference) + piece + total), ("21", serial)


_ELEMENTS: dict[str, Callable[..., Pairs]] = {
    "sgtin": lambda p, r, s: (("01", gtin_of(p, r)), ("21", s)),
    "lgtin": lambda p, r, s: (("01", gtin_of(p, r)), ("10", s)),
    "upui": lambda p, r, s: (("01", gtin_of(p, r)), ("235", s)),
    "sscc": lambda p, r: (("00", _extended(p, r)),),
    "sgln": _sgln,
    "pgln": lambda p, r: (("417", _key12(p, r)),),
    "grai": lambda p, r, s: (("8003", "0" + _key12(p, r) + s),),
    "giai": lambda p, r: (("8004", p + r),),
    "gsrn": lambda p, r: (("8018", _key12(p, r)),),
    "gsrnp": lambda p, r: (("8017", _key12(p, r)),),
    "gdti": lambda p, r, s: (("253", _key12(p, r) + s),),
    "sgcn": lambda p, r, s: (("255", _key12(p, r) + s),),
    "gsin": lambda p, r: (("402", _key12(p, r)),),
    "ginc": lambda p, r: (("401", p + r),),
    "itip": _itip,
    "cpi": lambda p, r, s: (("8010", p + r), ("8011", s)),
}
TEXT_CHARACTERS = frozenset(CSET82)
