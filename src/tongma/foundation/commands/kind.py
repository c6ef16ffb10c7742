"""A kind of command: what it is called, what goes in, what comes out, and who handles it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from pydantic_core import SchemaSerializer

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Held

C = TypeVar("C")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Kind(Generic[C, R]):
    """A kind of command: ``name`` is also the action that a role must allow."""

    name: str
    shape: type[C]
    handle: Callable[[Tx, C], R | Held]
    result: Any
    """A frozen dataclass; it may gain optional fields, anything else is ``version`` + 1."""
    version: int = 1
    open_to_all: bool = False
    """Anyone who is logged in may: changing one's own password."""

    def body(self, result: R) -> bytes:
        """Return the canonical JSON of a result: written once, then kept, journalled and sent."""
        return _writer(self.result).to_json(result)


@dataclass(frozen=True, slots=True)
class Inner:
    """A kind that has no address: a part of long work, or one that carries a secret.

    It is made anew for each request; its records are read by this.
    """

    name: str
    shape: type[Any]
    version: int = 1


@cache
def _writer(shape: Any) -> SchemaSerializer:
    """Return what writes a result with its fields in canonical order (RFC 8785)."""
    schema: Any = TypeAdapter(shape).core_schema
    _sort_fields(schema)
    return SchemaSerializer(schema)


def _sort_fields(schema: Any) -> None:
    """Sort the fields of every dataclass inside a core schema, in place."""
    parts = list(schema.values()) if isinstance(schema, dict) else schema
    kind = schema.get("type") if isinstance(schema, dict) else None
    if kind == "dataclass":  # the order in which the serializer reads the fields
        schema["fields"].sort()
    elif kind == "dataclass-args":
        schema["fields"].sort(key=lambda field: field["name"])
    for part in parts:
        if isinstance(part, dict | list):
            _sort_fields(part)
