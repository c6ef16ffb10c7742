"""The written forms of an EPC: URIs, element string, Digital Link.

Source: GS1 EPC Tag Data Standard 2.3, chapters 6, 7, 12.
"""

from functools import lru_cache
from urllib.parse import quote

from devicecodes.epc.identity import body_of
from devicecodes.gs1.rules import RULES

Pairs = tuple[tuple[str, str], ...]


def tag_uri(name: str, chosen: int | None, parts: tuple[str, ...]) -> str:
    """Give the tag URI of a binary scheme; `chosen` is its filter, None where it has none."""
    body = body_of(parts)
    return f"urn:epc:tag:{name.lower()}:{body if chosen is None else f'{chosen}.{body}'}"


def raw_uri(filled: str, length: int) -> str:
    """Give the raw URI of bits that cannot be decoded."""
    bits = -(-length // 16) * 16
    return f"urn:epc:raw:{bits}.x{filled}"


def bracketed(pairs: Pairs) -> str:
    """Write AIs and values for people."""
    return "".join([f"({ai}){value.replace('(', chr(92) + '(')}" for ai, value in pairs])


def digital_link(pairs: Pairs, host: str) -> str | None:
    """Write the Digital Link of a tag: key, its qualifiers, then everything else as query.

    None where an AI beside the key may stand in no Digital Link of it.

    >>> digital_link((("01", "09506000134352"), ("17", "270228"), ("21", "A/1")), "id.gs1.org")
    'https://id.gs1.org/01/09506000134352/21/A%2F1?17=270228'
    """
    values = dict(pairs)
    places = _places(tuple(values))
    if places is None:
        return None
    path, query = places
    link = f"https://{host}"
    for ai in path:
        link += f"/{ai}/{quoted(values[ai])}"
    mark = "?"
    for ai in query:
        link += f"{mark}{ai}={quoted(values[ai])}"
        mark = "&"
    return link


@lru_cache(maxsize=512)
def _places(ais: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Give the AIs of the path, the key first, and those of the query; None: no such link."""
    key, *others = ais
    orders = RULES[key].qualifiers or ((),)
    order = max(orders, key=lambda one: sum(ai in others for ai in one))
    query = tuple([ai for ai in others if ai not in order])
    if RULES[key].qualifiers is None or not all(RULES[ai].attribute for ai in query):
        return None
    return (key, *[ai for ai in order if ai in others]), query


def quoted(value: str) -> str:
    """Percent-encode a value for a URI."""
    return value if value.isalnum() else quote(value, safe="")
