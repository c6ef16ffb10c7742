"""The written forms of an EPC: URIs, element string, Digital Link.

Source: GS1 EPC Tag Data Standard 2.3, chapters 6, 7, 12.
"""

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


def digital_link(pairs: Pairs, host: str) -> str:
    """Write the Digital Link of a tag: key, its qualifiers, then everything else as query."""
    key, value = pairs[0]
    values = dict(pairs[1:])
    path = f"https://{host}/{key}/{quoted(value)}"
    for order in RULES[key].qualifiers or ():
        for ai in order:
            if ai in values:
                path += f"/{ai}/{quoted(values.pop(ai))}"
    if values:
        path += "?" + "&".join(f"{ai}={quoted(text)}" for ai, text in values.items())
    return path


def quoted(value: str) -> str:
    """Percent-encode a value for a URI."""
    return value if value.isalnum() else quote(value, safe="")
