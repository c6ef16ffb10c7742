"""A command as the journal holds it: private fields as commitments. Pure."""

import dataclasses
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

from tongma.foundation.commands.effects import Commit
from tongma.foundation.kernel.canonical import plain
from tongma.foundation.kernel.private import Private


@cache
def private_fields(shape: type) -> frozenset[str]:
    """Return the names of a dataclass's fields that are marked private."""
    hints = typing.get_type_hints(shape, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _is_private(hint))


def _is_private(hint: Any) -> bool:
    marks = getattr(hint, "__metadata__", ())
    inside = typing.get_args(hint) if not marks else ()
    return any(isinstance(m, Private) for m in marks) or any(_is_private(i) for i in inside)


def recorded(value: Any, commit: Commit, path: str = "command") -> Any:
    """Return the command's plain form with commitments in place of private texts."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        private = private_fields(type(value))
        return {
            field.name: _field(value, field.name, private, commit, path)
            for field in dataclasses.fields(value)
        }
    if isinstance(value, tuple | list):
        return [recorded(inner, commit, path) for inner in value]
    return plain(value)


def _field(value: Any, name: str, private: frozenset[str], commit: Commit, path: str) -> Any:
    inner = getattr(value, name)
    if name not in private or inner in (None, "", (), {}):
        return recorded(inner, commit, f"{path}.{name}")
    if isinstance(inner, Mapping):
        return {key: commit(f"{path}.{name}.{key}", str(text)) for key, text in inner.items()}
    return commit(f"{path}.{name}", str(inner))
