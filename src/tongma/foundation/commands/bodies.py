"""How large the body of a command may be: one that names many pieces needs more room."""

import dataclasses
import typing
from collections.abc import Iterable, Sequence
from typing import Any

from tongma.foundation.commands.model import Readable
from tongma.foundation.commands.routes import address_of

MANY_BYTES = 8 * 2**20
"""Room for 100,000 serials of 50 characters and their lines, the most that one line may bring."""


def large_bodies(kinds: Iterable[Readable], prefix: str) -> dict[str, int]:
    """Return the addresses of commands that may name many things at once, with their limits in
    bytes; all others have the limit of any JSON.
    """
    return {f"{prefix}/{address_of(kind)}": MANY_BYTES for kind in kinds if names_many(kind.shape)}


def names_many(hint: Any) -> bool:
    """Say whether a type holds a list of any length, at whatever depth."""
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = typing.get_type_hints(hint)
        return any(names_many(hints[field.name]) for field in dataclasses.fields(hint))
    if typing.get_origin(hint) in (tuple, list, Sequence):
        return True
    return any(names_many(inner) for inner in typing.get_args(hint))
