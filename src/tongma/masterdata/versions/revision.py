"""A reference record on its way to its next version: found, checked, written, kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.masterdata.identifiers.binding import bind, normalised
from tongma.masterdata.identifiers.model import Identifier, Target
from tongma.masterdata.identifiers.query import target_of
from tongma.masterdata.versions.decide import decide_version
from tongma.masterdata.versions.model import Saved
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
class Revision:
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


def begin(tx: Tx, kind: str, command: Save, current: Current) -> Revision:
    """Find the record to save, by id or foreign key, and the number of its next version.

    Refusals: ``identifier_wrong``, ``<kind>_unknown``, ``version_conflict``.
    """
    found = command.id or _found(tx, kind, command.key)
    if not found:
        allow(decide_version(command.version, 0))
        return Revision(kind, tx.new_id(), 1)
    number = current(tx, found)
    if number is None:
        raise refuse(f"{kind}_unknown", **{kind: str(found)})
    allow(decide_version(command.version, number))
    return Revision(kind, found, number + 1)


def _found(tx: Tx, kind: str, key: Identifier | None) -> int:
    if key is None:
        return 0
    bound = target_of(tx.connection, normalised(key), kind)
    return 0 if bound is None else bound.target


def finish(tx: Tx, revision: Revision, command: Save, body: Mapping[str, Any]) -> Saved:
    """Keep the version, bind a new record to its foreign key, and answer id and version."""
    if command.key is not None and revision.is_new:
        bind(tx, command.key, Target(revision.kind, revision.id), source="key")
    keep(tx, revision.kind, revision.id, revision.number, body)
    return Saved(revision.id, revision.number)
