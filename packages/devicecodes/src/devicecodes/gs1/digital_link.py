"""GS1 Digital Link URIs, uncompressed, and with an EPC inside (`eh…`, `ex…`).

Source: GS1 Digital Link Standard: URI Syntax 1.6; EPC binary in Digital Link 1.0 (EPCB).

>>> draft = read_link("https://id.gs1.org/01/09506000134352/10/A%2F1?17=270228", 2026)
>>> draft.lot, draft.expiry
('A/1', '2027-02-28')
"""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from devicecodes.draft import Draft
from devicecodes.gs1.element_string import interpret, new
from devicecodes.gs1.meaning import Plan, follow, plan_of
from devicecodes.gs1.rules import LINK_KEYS, RULES, STARTS, fault_of, start_of
from devicecodes.reading import Element

SOURCE = "GS1 Digital Link Standard: URI Syntax"
# What RFC 3986 has in no address; a percent sign begins two hexadecimal digits (2.1).
_ILLEGAL = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.\-]+)(?::[0-9]+)?")
_EPC = re.compile(r"e(?:h[0-9a-fA-F]{8,}|x[A-Za-z0-9_\-]{6,})")
# Nothing but host, pairs and attributes, without percent signs, and each pair of it.
_PLAIN_VALUE = r"[A-Za-z0-9\-._~!$'()*,;:@]+"
_PLAIN = re.compile(
    rf"https://[A-Za-z0-9.\-]+((?:/[0-9]{{2,4}}/{_PLAIN_VALUE})+)"
    rf"(?:\?[0-9]{{2,4}}={_PLAIN_VALUE}(?:&[0-9]{{2,4}}={_PLAIN_VALUE})*)?"
)
_PLAIN_PAIR = re.compile(r"[/?&]([0-9]{2,4})[/=]([^/?&]+)")
_SCHEMES = ("https://", "http://")
_PADDED = frozenset({"01", "02"})
_PADDED_LENGTHS = frozenset({8, 12, 13})

# More than any element string of one item can hold; keeps the work linear.
MOST_PAIRS = 64
# AI, encoded value, place of the AI, place of the value.
Pair = tuple[str, str, int, int]
# Index of the pair, finding code, facts.
Problem = tuple[Any, ...]


def is_link(text: str) -> bool:
    """Tell whether `text` begins like a web address, in any case of letters."""
    return text.startswith(_SCHEMES) or text[:8].lower().startswith(_SCHEMES)


def epc_part(text: str) -> str | None:
    """Give the last path part where it is a compressed EPC, `eh` + hex or `ex` + base64url."""
    last = re.split(r"[?#]", text, maxsplit=1)[0].rpartition("/")[2]
    return last if _EPC.fullmatch(last) else None


def agreeing(draft: Draft, part: str) -> Draft:
    """Find what a link with a compressed EPC says beside it and the EPC does not."""
    text = draft.normalised or ""
    start = text.find("/", text.find("//") + 2)
    pairs = path_pairs(text, start, text.index(part) - 1) + query_pairs(*_query(text))
    said = {one.key: one.value for one in draft.elements}
    for ai, encoded, at, _ in pairs[:MOST_PAIRS]:
        value = _padded(ai, encoded)
        if said.get(ai) != value:
            draft.find("contradiction", at, ai, said.get(ai, "EPC"), value, source=SOURCE)
    return draft


def _padded(ai: str, encoded: str) -> str:
    """Give a value as it is meant, a shorter GTIN with 14 digits."""
    value = unquote(encoded)
    return value.zfill(14) if ai in _PADDED and len(value) in _PADDED_LENGTHS else value


def only_code(draft: Draft) -> Draft:
    """Find a GS1 key in the path of a link whose query holds the code of another system."""
    text = draft.normalised or ""
    start = text.find("/", text.find("//") + 2)
    ends = [at for at in (text.find("?"), text.find("#")) if at >= 0]
    pairs = path_pairs(text, start, min(ends)) if 0 <= start < min(ends, default=0) else []
    # A number of another system's may stand behind two digits as well: its check decides.
    if pairs and fault_of(RULES[pairs[0][0]], _padded(*pairs[0][:2])) is None:
        draft.find("two_codes", pairs[0][2], pairs[0][1][:14], source=SOURCE)
    return draft


def _query(text: str) -> tuple[str, int]:
    """Give the query of a link and where it begins; empty without one."""
    head = text.partition("#")[0]
    mark = head.find("?")
    return (head[mark + 1 :], mark + 1) if mark >= 0 else ("", 0)


def path_pairs(text: str, start: int, end: int) -> list[Pair]:
    """Give key and qualifiers from the last key of the path text[start:end] on; [] without one."""
    pairs: list[Pair] = []
    pieces = iter(text[start + 1 : end].split("/")[::-1])
    for value, ai in zip(pieces, pieces, strict=False):
        value_at = end - len(value)
        at = value_at - 1 - len(ai)
        pairs.append((ai, value, at, value_at))
        if ai in LINK_KEYS:
            pairs.reverse()
            return pairs
        if ai not in RULES.rows:
            return []
        end = at - 1
    return []


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
    _judge_form(draft, text, text[start:slash], text[slash : mark if mark >= 0 else end])
    count = len(pairs)
    if mark >= 0:
        pairs += query_pairs(text[mark + 1 : end], mark + 1)
    if len(pairs) > MOST_PAIRS:
        draft.find("uri_wrong", pairs[MOST_PAIRS][2], str(len(pairs)), source=SOURCE)
        del pairs[MOST_PAIRS:]
    if len(pairs) > 1:
        for index, code, *facts in _structure(tuple([pair[0] for pair in pairs]), count):
            draft.find(code, pairs[index][2], *facts, source=SOURCE)
    values = _elements(draft, pairs)
    interpret(draft, values, year, key)
    return draft


def _judge_form(draft: Draft, text: str, host: str, path: str) -> None:
    """Find what no address may hold, a host that is none, and a second address in the path."""
    illegal = _ILLEGAL.search(text)
    start = text.find("//") + 2
    if illegal is not None:
        at = illegal.start()
        draft.find("uri_wrong", at, text[at : at + 8], source=SOURCE)
    elif not _is_host(host):
        draft.find("uri_wrong", start, host, source=SOURCE)
    if "://" in path:
        # Which of the two links is meant, nobody knows.
        at = start + len(host) + path.index("://")
        draft.find("two_codes", at, text[at - 5 : at], source=SOURCE)


def read_plain_link(text: str, year: int) -> Draft | None:
    """Read a link in which nothing is odd, as `read_link` reads it; None for any other."""
    form = _PLAIN.fullmatch(text)
    if form is None:
        return None
    start, end = form.span(1)
    pairs = _PLAIN_PAIR.findall(text, start)
    plan = _plain_plan(tuple([ai for ai, _ in pairs]), text.count("/", start, end) // 2)
    if plan is None:
        return None
    elements: list[Element] = []
    at = start + 1
    for ai, value in pairs:
        known = STARTS.get(ai) or start_of(ai)
        if known is None or not known[4](value):
            return None
        elements.append(new(Element, (ai, value, known[2], at)))
        at += len(ai) + len(value) + 2
    draft = Draft("gs1", "digital_link", text)
    draft.elements = tuple(elements)
    follow(draft, dict(pairs), year, plan)
    return draft


@lru_cache(maxsize=1024)
def _plain_plan(ais: tuple[str, ...], count: int) -> Plan | None:
    """Give the plan of a link whose first `count` AIs are its path; None where they are odd."""
    key, path = ais[0], ais[:count]
    if key not in LINK_KEYS or not LINK_KEYS.isdisjoint(path[1:]) or len(ais) > MOST_PAIRS:
        return None
    if any(ai not in RULES.rows for ai in ais) or _structure(ais, count):
        return None
    plan = plan_of(ais, key)
    return None if plan.judged else plan


@lru_cache(maxsize=256)
def _is_host(host: str) -> bool:
    return _HOST.fullmatch(host) is not None


@lru_cache(maxsize=1024)
def _structure(ais: tuple[str, ...], count: int) -> tuple[Problem, ...]:
    """Judge which AIs stand where, whatever their values; the first `count` are the path."""
    key, used = ais[0], list(ais[:count])
    problems: list[Problem] = []
    orders = RULES[key].qualifiers or ()
    if count > 1 and not any(_follows(order, used[1:]) for order in orders):
        problems.append((1, "qualifier_order", ", ".join(used[1:]), key))
    # With one order in use, a qualifier of another order is no qualifier here.
    fitting = [order for order in orders if set(used[1:]) <= set(order)] or list(orders)
    path_only = {ai for order in fitting for ai in order}
    for index, ai in enumerate(ais[count:], count):
        if ai in used:
            problems.append((index, "duplicate_field", f"({ai})"))
        elif ai not in RULES.rows:
            problems.append((index, "unknown_ai", ai))
        elif ai in path_only or not RULES[ai].attribute:
            problems.append((index, "qualifier_in_query", ai, key))
        used.append(ai)
    return tuple(problems)


def _follows(order: tuple[str, ...], used: list[str]) -> bool:
    """Tell whether `used` are some of `order`, in its order, each at most once."""
    rest = iter(order)
    return all(ai in rest for ai in used)


def _elements(draft: Draft, pairs: list[Pair]) -> dict[str, str]:
    values: dict[str, str] = {}
    elements: list[Element] = []
    known = STARTS.get
    for ai, encoded, at, value_at in pairs:
        start = known(ai) or start_of(ai)
        if start is None:
            continue
        value = unquote(encoded) if "%" in encoded else encoded
        legal = start[4](value)
        if not legal and ai in _PADDED and len(value) in _PADDED_LENGTHS:
            value = value.zfill(14)
            legal = start[4](value)
        elements.append(new(Element, (ai, value, start[2], at)))
        if legal:
            if ai not in values:
                values[ai] = value
            continue
        fault = fault_of(RULES[ai], value)
        if fault is not None:
            draft.find(fault.code, value_at + fault.at, *fault.facts, source=SOURCE)
    draft.elements = tuple(elements)
    return values
