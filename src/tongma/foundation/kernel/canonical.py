"""Canonical JSON (RFC 8785) of what the journal may hold, and its hash.

Only a part of JSON is allowed, in which the C encoder of the standard library gives exactly the
canonical bytes: objects with keys of ASCII letters, digits and ``_ . : -`` (so that sorting by
code point equals sorting by UTF-16), strings, whole numbers within ±(2^53 − 1), true, false,
null, lists. No floats: quantities, money and ids are strings.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tongma.foundation.kernel.outcome import refuse

_KEY = re.compile(r"[A-Za-z0-9_.:\-]*", re.ASCII)
_SAFE = 2**53 - 1
WHOLE_MAX = 2**63 - 1
"""Both databases hold 64 signed bits."""


class NotCanonical(ValueError):
    """A value cannot stand in a record: a float, a key with other characters, a lone surrogate."""


def canonical(value: object) -> bytes:
    """Return the RFC 8785 bytes. Raises NotCanonical, naming the place."""
    _check(value, "$")
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = "lone surrogate"
        raise NotCanonical(message) from error


def canonical_object(parts: Mapping[str, bytes]) -> bytes:
    """Return the canonical bytes of an object whose values are canonical already.

    >>> canonical_object({"b": b"1", "a": b'["x"]'})
    b'{"a":["x"],"b":1}'
    """
    inner = b",".join(b'"%b":%b' % (name.encode(), parts[name]) for name in sorted(parts))
    return b"{" + inner + b"}"


def plain(value: Any) -> Any:
    """Return dataclasses, tuples and ints as the JSON of the journal: ids as strings.

    Refusal ``number_too_large``.

    >>> plain({"lot": 12, "serials": ("A1",), "sealed": True})
    {'lot': '12', 'serials': ['A1'], 'sealed': True}
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        if not -WHOLE_MAX <= value <= WHOLE_MAX:
            raise refuse("number_too_large", limit=str(WHOLE_MAX))
        return str(value)
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return [plain(inner) for inner in value]


def sha256(data: bytes) -> bytes:
    """Return the SHA-256 of the bytes (32 bytes)."""
    return hashlib.sha256(data).digest()


def _check(value: object, path: str) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int):
        if not -_SAFE <= value <= _SAFE:
            raise NotCanonical(path)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str) or not _KEY.fullmatch(key):
                raise NotCanonical(f"{path}.{key!r}")
            _check(inner, f"{path}.{key}")
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for index, inner in enumerate(value):
            if type(inner) is not str:
                _check(inner, f"{path}[{index}]")
    else:
        raise NotCanonical(path)
