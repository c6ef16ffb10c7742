"""EPC URIs: pure identity, class, pattern, tag and raw.

Source: GS1 EPC Tag Data Standard 2.3, chapters 6, 8, 12, 13.

>>> parse("urn:epc:id:sscc:0614141.1234567890").identity.parts
('0614141', '1234567890')
"""

import re
from typing import NamedTuple

from devicecodes.epc.binary import header_of
from devicecodes.epc.identity import SCHEMES, Identity, parse_body
from devicecodes.epc.layouts import LAYOUTS, OTHERS

PREFIX = "urn:epc:"
_TAG = re.compile(r"(?:\[[^\]]*\]:)?([a-z0-9\-]+):(.*)", re.DOTALL)
_RAW = re.compile(r"(?:\[[^\]]*\]:)?([0-9]+)(?:\.x([0-9A-Fa-f]{2}))?\.x([0-9A-Fa-f]+)")
_FILTERED = re.compile(r"([0-9]{1,2})\.(.*)", re.DOTALL)
_KINDS = {
    "id": "epc_uri",
    "class": "class_uri",
    "idpat": "pattern_uri",
    "pat": "pattern_uri",
    "tag": "tag_uri",
    "raw": "raw_uri",
}
# Schemes whose key is whole without their last part.
_KEY_BEFORE_SERIAL = frozenset({"sgtin", "upui", "sgln", "itip", "cpi"})
_FILTER_LIMITS = {"ADI-var": 64, "USDoD-96": 16}

Problem = tuple[str, int, tuple[str, ...]]


class Parsed(NamedTuple):
    """What an EPC URI says; `problem` is a finding's code, place and facts."""

    kind: str
    name: str | None = None
    identity: Identity | None = None
    header: int | None = None
    filter: int | None = None
    hex: str | None = None
    afi: str | None = None
    problem: Problem | None = None


def parse(text: str) -> Parsed:
    """Take an EPC URI apart."""
    family, _, rest = text[len(PREFIX) :].partition(":")
    kind = _KINDS.get(family)
    at = len(PREFIX) + len(family) + 1
    if kind is None:
        return Parsed("epc_uri", problem=("uri_wrong", len(PREFIX), (family,)))
    if family in {"id", "class"}:
        return _pure(kind, family, rest, at)
    if family == "tag":
        return _tag(rest, at)
    if family == "raw":
        return _raw(rest, at)
    return _pattern(family, rest, at)


def _wrong(kind: str, at: int, text: str) -> Parsed:
    return Parsed(kind, problem=("uri_wrong", at, (text,)))


def _pure(kind: str, family: str, rest: str, at: int) -> Parsed:
    scheme, _, body = rest.partition(":")
    grammar = SCHEMES.get(scheme)
    if grammar is None or grammar.kind != family:
        return _wrong(kind, at, scheme)
    identity = parse_body(scheme, body)
    if identity is None:
        return _wrong(kind, at + len(scheme) + 1, body)
    return Parsed(kind, scheme.upper(), identity)


def _tag(rest: str, at: int) -> Parsed:
    found = _TAG.fullmatch(rest)
    header = header_of(found[1]) if found else None
    if found is None or header is None:
        return _wrong("tag_uri", at, rest)
    layout = LAYOUTS.get(header)
    name = layout.name if layout else OTHERS[header]
    scheme = layout.scheme if layout else found[1].partition("-")[0]
    body, chosen = found[2], None
    if scheme != "gid":
        filtered = _FILTERED.fullmatch(body)
        if filtered is None or int(filtered[1]) >= _FILTER_LIMITS.get(name, 8):
            return _wrong("tag_uri", at + found.start(2), body)
        chosen, body = int(filtered[1]), filtered[2]
    identity = parse_body(scheme, body)
    if identity is None:
        return _wrong("tag_uri", at + found.start(2), body)
    return Parsed("tag_uri", name, identity, header, chosen)


def _raw(rest: str, at: int) -> Parsed:
    found = _RAW.fullmatch(rest)
    if found is None or 4 * len(found[3]) < int(found[1]):
        return _wrong("raw_uri", at, rest)
    return Parsed("raw_uri", hex=found[3], afi=found[2])


def _pattern(family: str, rest: str, at: int) -> Parsed:
    """Read a pattern: `*` or a range in place of its last parts."""
    scheme, _, body = rest.partition(":")
    bare = scheme.partition("-")[0]
    if bare not in SCHEMES or not body:
        return _wrong("pattern_uri", at, rest)
    parts = body.split(".")
    if family == "pat" and bare != "gid":
        parts = parts[1:]
    known = [part for part in parts if part != "*" and not part.startswith("[")]
    if len(known) == len(parts):
        return _wrong("pattern_uri", at, rest)
    identity = None
    if parts[-1] == "*" and len(known) == len(parts) - 1 and bare in _KEY_BEFORE_SERIAL:
        stand_in = parse_body(bare, ".".join([*known, "1"]))
        if stand_in is not None:
            identity = stand_in
    return Parsed("pattern_uri", bare.upper(), identity)
