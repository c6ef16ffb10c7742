"""Calls of the API, and the places in them where something odd can stand."""

import copy
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

API = "/api/v1"
Place = tuple[str | int, ...]
"""``path``, ``query``, ``header``, ``form`` and a name; or ``body`` and the way down into it."""


@dataclass(frozen=True)
class Call:
    """One request before it is written down."""

    method: str
    path: str
    """As the description has it, with names in braces."""
    filled: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    file: tuple[str, bytes] | None = None
    body: Any = None
    has_body: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    def address(self) -> str:
        path = self.path
        for name, value in self.filled.items():
            path = path.replace(f"{{{name}}}", escaped(value))
        asked = "&".join(f"{name}={escaped(value)}" for name, value in self.query.items())
        return f"{path}?{asked}" if asked else path

    def content(self) -> bytes:
        return json.dumps(self.body).encode()

    def places(self) -> Iterator[Place]:
        for kind in ("filled", "query", "headers", "form"):
            yield from ((kind, name) for name in getattr(self, kind))
        if self.file is not None:
            yield ("file", "name")
            yield ("file", "bytes")
        if self.has_body:
            yield from ways(self.body, ("body",))

    def put(self, place: Place, value: Any) -> "Call":
        """Return the call with a value at a place."""
        kind, *way = place
        if kind == "body":
            return replace(self, body=changed(self.body, way, value))
        if kind == "file":
            name, content = self.file or ("", b"")
            as_text = written(value)
            if way == ["name"]:
                return replace(self, file=(as_text, content))
            return replace(self, file=(name, as_text.encode("utf-8", "surrogatepass")))
        parts = getattr(self, str(kind)) | {way[0]: written(value)}
        return replace(self, **{str(kind): parts})


def escaped(value: str) -> str:
    return quote(value, safe="", errors="surrogatepass")


def written(value: Any) -> str:
    """Return a value as it stands in an address or a form."""
    return value if isinstance(value, str) else json.dumps(value)


def ways(value: Any, way: Place) -> Iterator[Place]:
    """Yield the way to everything inside, itself first; of a list, to its first two."""
    yield way
    inner = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value[:2]) if isinstance(value, list) else inner
    for name, part in inner:
        yield from ways(part, (*way, name))


def changed(body: Any, way: list[Any], value: Any) -> Any:
    """Return a copy with a value where the way leads; where nothing is, objects are made."""
    if not way:
        return value
    whole = copy.deepcopy(body)
    at = whole
    for name, following in itertools.pairwise(way):
        if at[name] is None:
            at[name] = {}
        elif not isinstance(at[name], dict | list):
            return whole
        at = at[name]
        if isinstance(at, list) and not (isinstance(following, int) and following < len(at)):
            return whole
    at[way[-1]] = value
    return whole
