"""Every list and every number of every command has a bound, and the API says it."""

import dataclasses
import json
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tongma.app.rooms import KINDS
from tongma.foundation.kernel.bounds import PIECES, bounds_of
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import door_of

OPENAPI = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text())
_IDS = typing.get_args(Id)[1:]


def _limited(hint: Any) -> bool:
    """Say whether a number's own type bounds it: an id, or ``ge`` and ``le`` of pydantic."""
    metadata = getattr(hint, "__metadata__", ())
    least = {type(one).__name__ for part in metadata for one in getattr(part, "metadata", ())}
    return bool(bounds_of(hint)) or all(one in metadata for one in _IDS) or {"Ge", "Le"} <= least


def unbounded(hint: Any, path: str) -> Iterator[str]:
    """Yield the fields that may be of any length or size, at whatever depth."""
    bare = hint
    while hasattr(bare, "__metadata__"):
        bare = typing.get_args(bare)[0]
    origin, inner = typing.get_origin(bare), typing.get_args(bare)
    if dataclasses.is_dataclass(bare):
        hints = typing.get_type_hints(bare, include_extras=True)
        for field in dataclasses.fields(bare):
            yield from unbounded(hints[field.name], f"{path}.{field.name}")
    elif origin in (tuple, list, dict, Mapping, Sequence):
        if not bounds_of(hint):
            yield path
        for one in inner:
            yield from unbounded(one, path)
    elif origin in (typing.Union, types.UnionType):
        for one in inner:
            yield from unbounded(one, path)
    elif (bare in (int, float) and not _limited(hint)) or (bare is str and door_of(hint) is None):
        yield path


def test_every_list_number_and_text_of_a_command_is_bounded() -> None:
    assert [] == [path for kind in KINDS.values() for path in unbounded(kind.shape, kind.name)]


def test_the_gate_notices_what_has_no_bound() -> None:
    @dataclasses.dataclass
    class Loose:
        many: tuple[Id, ...]
        size: int
        of: dict[str, Id]

    Loose.__annotations__ |= {"many": tuple[Id, ...], "size": int, "of": dict[str, Id]}
    assert ["x.many", "x.size", "x.of", "x.of"] == list(unbounded(Loose, "x"))


def test_the_api_says_how_many_a_list_may_hold() -> None:
    shapes = OPENAPI["components"]["schemas"]
    line = shapes["ReceiveLine"]["properties"]["serials"]
    version = shapes["SaveItem"]["properties"]["version"]["anyOf"][0]
    assert PIECES.count == line["maxItems"] == 100_000
    assert (0, 2**31) == (version["minimum"], version["maximum"])
