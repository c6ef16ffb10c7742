"""What a version is, and how two of them differ. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from tongma.foundation.kernel.ids import Id


class RecordState(StrEnum):
    """Whether a reference record is in use; it may come back, and is never deleted."""

    ACTIVE = "active"
    RETIRED = "retired"


class Version(NamedTuple):
    """One state of a record; ``to`` is None while it holds. Instants are microseconds UTC."""

    number: int
    record_id: int
    person: int
    reason: str
    since: int
    to: int | None
    body: Mapping[str, Any]


class Change(NamedTuple):
    """One field that differs from the version before; lists and groups count as one field."""

    field: str
    before: Any
    after: Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return the fields that differ, in the order of ``after``, then those that are gone.

    >>> changes({"name": "a", "same": 0}, {"name": "b", "same": 0})
    [Change(field='name', before='a', after='b')]
    """
    names = [*after, *(name for name in before if name not in after)]
    return [
        Change(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    ]


def history(rows: Sequence[Version]) -> list[tuple[Version, list[Change]]]:
    """Return versions (oldest first) with what each changed, the newest first."""
    empty: Mapping[str, Any] = {}
    befores = [empty, *(row.body for row in rows[:-1])]
    pairs = [(row, changes(before, row.body)) for before, row in zip(befores, rows, strict=True)]
    return pairs[::-1]


@dataclass(frozen=True, slots=True)
class Saved:
    """A reference record was saved: which one, and the number of its state."""

    id: Id
    version: int
