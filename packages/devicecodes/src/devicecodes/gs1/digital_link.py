"""GS1 Digital Link URIs, uncompressed, and with an EPC inside (`eh…`, `ex…`).

Source: GS1 Digital Link Standard: URI Syntax 1.6; EPC binary in Digital Link 1.0 (EPCB).
"""

import re
from typing import NamedTuple
from urllib.parse import unquote

from devicecodes.draft import Draft
from devicecodes.gs1.element_string import interpret
from devicecodes.gs1.meaning import element
from devicecodes.gs1.rules import RULES, fault_of
from devicecodes.reading import Element

SOURCE = "GS1 Digital Link Standard: URI Syntax"
_URI = re.compile(
    r"(?i:https?)://(?P<host>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?:#.*)?", re.DOTALL
)
_LEGAL = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.\-]+)(?::[0-9]+)?")
_DIGITS = re.compile(r"[0-9]+")
_EPC = re.compile(r"e(?:h[0-9a-fA-F]{8,}|x[A-Za-z0-9_\-]{6,})")
_PADDED = frozenset({"01", "02"})


class Pair(NamedTuple):
    """An AI and its encoded value as they stand in the URI, and where."""

    ai: str
    value: str
    at: int
    value_at: int


def is_link(text: str) -> bool:
    """Tell whether `text` begins like a web address, in any case of letters."""
    return text[:4].lower() == "http" and text[4:8].lower().startswith(("://", "s://"))


def epc_part(text: str) -> str | None:
    """Give the last path part where it is a compressed EPC, `eh` + hex or `ex` + base64url."""
    found = _URI.fullmatch(text)
    if found is None:
        return None
    last = found["path"].rpartition("/")[2]
    return last if _EPC.fullmatch(last) else None


def path_pairs(path: str, start: int) -> list[Pair]:
    """Give key and qualifiers from the last key of a path on; [] where no key is there.

    `start` is where the path begins in the whole text.
    """
    pieces = path.split("/")
    at = start + len(path)
    pairs: list[Pair] = []
    for place in range(len(pieces) - 2, 0, -2):
        ai, value = pieces[place], pieces[place + 1]
        at -= len(ai) + len(value) + 1
        if ai not in RULES.rows:
            return []
        pairs.append(Pair(ai, value, at, at + len(ai) + 1))
        if RULES[ai].qualifiers is not None:
            return pairs[::-1]
        at -= 1
    return []


def query_pairs(query: str, start: int) -> list[Pair]:
    """Give the `key=value` pairs of a query whose key has digits only."""
    pairs = []
    at = start + 1
    for piece in query[1:].split("&"):
        key, _, value = piece.partition("=")
        if _DIGITS.fullmatch(key):
            pairs.append(Pair(key, value.replace("+", " "), at, at + len(key) + 1))
        at += len(piece) + 1
    return pairs


def read_link(text: str, year: int) -> Draft | None:
    """Read a Digital Link; None where no GS1 key is in the path."""
    found = _URI.fullmatch(text)
    if found is None:
        return None
    pairs = path_pairs(found["path"], found.start("path"))
    if not pairs:
        return None
    key = pairs[0].ai
    draft = Draft("gs1", "digital_link", text)
    legal = _LEGAL.match(text)
    if legal is None or legal.end() < len(text):
        at = legal.end() if legal else 0
        draft.find("uri_wrong", at, text[at : at + 8], source=SOURCE)
    elif _HOST.fullmatch(found["host"]) is None:
        draft.find("uri_wrong", found.start("host"), found["host"], source=SOURCE)
    _judge_path(draft, pairs)
    if found["query"]:
        extra = query_pairs(found["query"], found.start("query"))
        _judge_query(draft, pairs, extra)
        pairs += extra
    values = _elements(draft, pairs)
    interpret(draft, values, year, key if key in values else None)
    return draft


def _judge_path(draft: Draft, pairs: list[Pair]) -> None:
    """Qualifiers must be those of the key, in its order, each at most once."""
    orders = RULES[pairs[0].ai].qualifiers or ()
    if len(pairs) == 1:
        return
    used = [pair.ai for pair in pairs[1:]]
    for order in orders:
        rest = iter(order)
        if all(ai in rest for ai in used):
            return
    draft.find("qualifier_order", pairs[1].at, ", ".join(used), pairs[0].ai, source=SOURCE)


def _judge_query(draft: Draft, path: list[Pair], query: list[Pair]) -> None:
    key = path[0].ai
    orders = RULES[key].qualifiers or ()
    used = {pair.ai for pair in path[1:]}
    # With one order in use, a qualifier of another order is no qualifier here.
    fitting = [order for order in orders if used <= set(order)] or list(orders)
    belongs_into_path = {ai for order in fitting for ai in order}
    seen = {pair.ai for pair in path}
    for pair in query:
        if pair.ai in seen:
            draft.find("duplicate_field", pair.at, f"({pair.ai})", source=SOURCE)
        elif pair.ai not in RULES.rows:
            draft.find("unknown_ai", pair.at, pair.ai, source=SOURCE)
        elif pair.ai in belongs_into_path or not RULES[pair.ai].attribute:
            draft.find("qualifier_in_query", pair.at, pair.ai, key, source=SOURCE)
        seen.add(pair.ai)


def _elements(draft: Draft, pairs: list[Pair]) -> dict[str, str]:
    values: dict[str, str] = {}
    elements: list[Element] = []
    for ai, encoded, at, value_at in pairs:
        if ai not in RULES.rows:
            continue
        rule = RULES[ai]
        value = unquote(encoded) if "%" in encoded else encoded
        if ai in _PADDED and len(value) in {8, 12, 13}:
            value = value.zfill(14)
        elements.append(element(ai, value, rule.title, at))
        if rule.accepts(value):
            values.setdefault(ai, value)
            continue
        fault = fault_of(rule, value)
        if fault is not None:
            draft.find(fault.code, value_at + fault.at, *fault.facts, source=SOURCE)
    draft.elements = tuple(elements)
    return values
