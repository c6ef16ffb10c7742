"""GS1 Digital Link URIs, uncompressed, and with an EPC inside (`eh…`, `ex…`).

Source: GS1 Digital Link Standard: URI Syntax 1.6; EPC binary in Digital Link 1.0 (EPCB).
"""

import re
from functools import lru_cache
from urllib.parse import unquote

from devicecodes.draft import Draft
from devicecodes.gs1.element_string import interpret, new
from devicecodes.gs1.rules import LINK_KEYS, RULES, fault_of, start_of
from devicecodes.reading import Element

SOURCE = "GS1 Digital Link Standard: URI Syntax"
_ILLEGAL = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.\-]+)(?::[0-9]+)?")
_EPC = re.compile(r"e(?:h[0-9a-fA-F]{8,}|x[A-Za-z0-9_\-]{6,})")
_PADDED = frozenset({"01", "02"})
_PADDED_LENGTHS = frozenset({8, 12, 13})

# AI, encoded value, place of the AI, place of the value.
Pair = tuple[str, str, int, int]


def is_link(text: str) -> bool:
    """Tell whether `text` begins like a web address, in any case of letters."""
    return text[:4].lower() == "http" and text[4:8].lower().startswith(("://", "s://"))


def epc_part(text: str) -> str | None:
    """Give the last path part where it is a compressed EPC, `eh` + hex or `ex` + base64url."""
    last = re.split(r"[?#]", text, maxsplit=1)[0].rpartition("/")[2]
    return last if _EPC.fullmatch(last) else None


def path_pairs(text: str, start: int, end: int) -> list[Pair]:
    """Give key and qualifiers from the last key of the path text[start:end] on; [] without one."""
    pairs: list[Pair] = []
    while True:
        value_at = text.rfind("/", start, end) + 1
        at = text.rfind("/", start, value_at - 1) + 1
        if at == 0:
            return []
        ai = text[at : value_at - 1]
        pairs.append((ai, text[value_at:end], at, value_at))
        if ai in LINK_KEYS:
            pairs.reverse()
            return pairs
        if ai not in RULES.rows:
            return []
        end = at - 1


def query_pairs(query: str, start: int) -> list[Pair]:
    """Give the `key=value` pairs of a query whose key has digits only.

    `start` is where the query, without its question mark, begins in the whole text.
    """
    pairs: list[Pair] = []
    at = start
    for piece in query.split("&"):
        key, _, value = piece.partition("=")
        if key.isdigit() and key.isascii():
            if "+" in value:
                value = value.replace("+", " ")
            pairs.append((key, value, at, at + len(key) + 1))
        at += len(piece) + 1
    return pairs


def read_link(text: str, year: int) -> Draft | None:
    """Read a Digital Link; None where no GS1 key is in the path."""
    end = text.find("#")
    if end < 0:
        end = len(text)
    start = text.find("//") + 2
    slash = text.find("/", start, end)
    mark = text.find("?", start, end)
    if slash < 0 or 0 <= mark < slash:
        return None
    pairs = path_pairs(text, slash, mark if mark >= 0 else end)
    if not pairs:
        return None
    key = pairs[0][0]
    draft = Draft("gs1", "digital_link", text)
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        at = illegal.start()
        draft.find("uri_wrong", at, text[at : at + 8], source=SOURCE)
    elif not _is_host(text[start:slash]):
        draft.find("uri_wrong", start, text[start:slash], source=SOURCE)
    if len(pairs) > 1 and not _in_order(tuple([pair[0] for pair in pairs])):
        used = ", ".join(pair[0] for pair in pairs[1:])
        draft.find("qualifier_order", pairs[1][2], used, key, source=SOURCE)
    if mark >= 0:
        extra = query_pairs(text[mark + 1 : end], mark + 1)
        if extra:
            _judge_query(draft, pairs, extra)
            pairs += extra
    values = _elements(draft, pairs)
    interpret(draft, values, year, key if key in values else None)
    return draft


@lru_cache(maxsize=256)
def _is_host(host: str) -> bool:
    return _HOST.fullmatch(host) is not None


@lru_cache(maxsize=256)
def _in_order(ais: tuple[str, ...]) -> bool:
    """Tell whether qualifiers are those of the key, in its order, each at most once."""
    for order in RULES[ais[0]].qualifiers or ():
        rest = iter(order)
        if all(ai in rest for ai in ais[1:]):
            return True
    return False


@lru_cache(maxsize=256)
def _path_only(key: str, used: tuple[str, ...]) -> frozenset[str]:
    """Give the qualifiers that belong into the path: those of the order that is in use."""
    orders = RULES[key].qualifiers or ()
    fitting = [order for order in orders if set(used) <= set(order)] or list(orders)
    return frozenset(ai for order in fitting for ai in order)


def _judge_query(draft: Draft, path: list[Pair], query: list[Pair]) -> None:
    key = path[0][0]
    used = [pair[0] for pair in path]
    belongs_into_path = _path_only(key, tuple(used[1:]))
    for ai, _, at, _ in query:
        if ai in used:
            draft.find("duplicate_field", at, f"({ai})", source=SOURCE)
        elif ai not in RULES.rows:
            draft.find("unknown_ai", at, ai, source=SOURCE)
        elif ai in belongs_into_path or not RULES[ai].attribute:
            draft.find("qualifier_in_query", at, ai, key, source=SOURCE)
        used.append(ai)


def _elements(draft: Draft, pairs: list[Pair]) -> dict[str, str]:
    values: dict[str, str] = {}
    elements: list[Element] = []
    for ai, encoded, at, value_at in pairs:
        start = start_of(ai)
        if start is None:
            continue
        value = unquote(encoded) if "%" in encoded else encoded
        if ai in _PADDED and len(value) in _PADDED_LENGTHS:
            value = value.zfill(14)
        elements.append(new(Element, (ai, value, start[2], at)))
        if start[4](value):
            if ai not in values:
                values[ai] = value
            continue
        fault = fault_of(RULES[ai], value)
        if fault is not None:
            draft.find(fault.code, value_at + fault.at, *fault.facts, source=SOURCE)
    draft.elements = tuple(elements)
    return values
