"""What every saving of a reference record does: find it, check the version, keep the new one."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Refused, refuse
from tongma.masterdata.identifiers.binding import bind, normalised
from tongma.masterdata.identifiers.model import Identifier, Target
from tongma.masterdata.identifiers.query import target_of
from tongma.masterdata.versions.model import Saved, conflict
from tongma.masterdata.versions.store import keep


class Save(Protocol):
    """The parts of a command that saves a record, whatever the record is."""

    @property
    def id(self) -> int:
        """The record; 0 makes a new one unless the key finds one."""

    @property
    def version(self) -> int | None:
        """The version that was read."""

    @property
    def key(self) -> Identifier | None:
        """A foreign key."""


@dataclass(frozen=True, slots=True)
class Saving:
    """A record that is being saved: which one, and as which version."""

    kind: str
    id: int
    number: int

    @property
    def is_new(self) -> bool:
        """Whether it did not exist before."""
        return self.number == 1


Current = Callable[[Tx, int], int | None]
"""Returns the version of a record, locked, or None where there is none."""


def begin(tx: Tx, kind: str, command: Save, current: Current) -> Saving:
    """Find the record to save, by id or foreign key, and the number of its next version.

    Refusals: ``identifier_wrong``, ``<kind>_unknown``, ``version_conflict``.
    """
    found = command.id or _found(tx, kind, command.key)
    if not found:
        _expect(command.version, 0)
        return Saving(kind, tx.new_id(), 1)
    number = current(tx, found)
    if number is None:
        raise refuse(f"{kind}_unknown", **{kind: str(found)})
    _expect(command.version, number)
    return Saving(kind, found, number + 1)


def _found(tx: Tx, kind: str, key: Identifier | None) -> int:
    if key is None:
        return 0
    bound = target_of(tx.connection, normalised(key), kind)
    return 0 if bound is None else bound.target


def _expect(read: int | None, current: int) -> None:
    refusal = conflict(read, current)
    if refusal is not None:
        raise Refused(refusal)


def finish(tx: Tx, saving: Saving, command: Save, body: Mapping[str, Any]) -> Saved:
    """Keep the version, bind a new record to its foreign key, and answer id and version."""
    if command.key is not None and saving.is_new:
        bind(tx, command.key, Target(saving.kind, saving.id), source="key")
    keep(tx, saving.kind, saving.id, saving.number, body)
    return Saved(saving.id, saving.number)


def body_of(data: Any) -> dict[str, Any]:
    """Return a record's data as it is kept and shown.

    Ids become strings of digits: they are the fields that the dataclass names in ``IDS``.
    """
    ids: frozenset[str] = getattr(type(data), "IDS", frozenset())
    return {
        field.name: _shown(getattr(data, field.name), is_id=field.name in ids)
        for field in dataclasses.fields(data)
    }


def _shown(value: Any, *, is_id: bool = False) -> Any:
    if dataclasses.is_dataclass(value):
        return body_of(value)
    if isinstance(value, tuple | list):
        return [_shown(inner, is_id=is_id) for inner in value]
    return str(value) if is_id else value
