"""Reading a command back from a record: what was renamed since, and what stands for a secret.

Names in stored records never change. Where a command is renamed, ``RENAMED`` says what it is now;
where its fields change, the shape's version rises and ``UPGRADES`` turns the old fields into new.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from tongma.foundation.commands.model import Readable

RENAMED: Mapping[str, tuple[str, int]] = {}
"""Old name → (new name, first version that has it)."""
Fields = dict[str, Any]
UPGRADES: Mapping[tuple[str, int], Callable[[Fields], Fields]] = {}
"""(Name, version) → what makes that version's fields those of the next."""
COMMITTED = "…"
"""Stands for a private text, of which a record has only a commitment."""


def present_name(command: str) -> str:
    """Return what a command is called today.

    >>> present_name("receiving.receive_line")
    'receiving.receive_line'
    """
    while command in RENAMED:
        command = RENAMED[command][0]
    return command


def read_command(command: str, version: int, fields: Fields, kinds: Mapping[str, Readable]) -> Any:
    """Return the command of a record as its present shape; raises ValueError where it is none.

    Args:
        command: the name as recorded.
        version: the version of its shape as recorded, 1 or more.
        fields: its fields as recorded; private texts are commitments.
        kinds: the commands that there are.
    """
    name = present_name(command)
    if name not in kinds:
        message = f"no reader for {command}"
        raise ValueError(message)
    kind = kinds[name]
    for old in range(version, kind.version):
        fields = UPGRADES[name, old](fields)
    return TypeAdapter(kind.shape).validate_python(_shown(fields))


def _shown(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"commitment"}:
            return COMMITTED
        return {name: _shown(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shown(inner) for inner in value]
    return value
