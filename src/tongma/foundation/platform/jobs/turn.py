"""One turn of a job: what its work is given."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

import sqlalchemy as sa

from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.ids import make_uuid7
from tongma.foundation.platform import apart
from tongma.foundation.platform.clock import Clock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore
from tongma.foundation.platform.jobs import store

A = TypeVar("A")
B = TypeVar("B")
_BEAT_SECONDS = 2.0


class Stopped(Exception):
    """The server is going down, or somebody else holds the job: leave everything as it is."""


class Installation(Protocol):
    """What jobs work on."""

    @property
    def database(self) -> Database:
        """Return its database."""

    @property
    def clock(self) -> Clock:
        """Return its clock."""

    @property
    def files(self) -> FileStore:
        """Return where its files lie."""


@dataclass(slots=True)
class Turn:
    """One turn of a job, at one site (0: the job has no sites)."""

    on: Installation
    name: str
    site: int
    rights: frozenset[str]
    due_at: int
    """When it was due: the same in a turn that does it again after a crash."""
    newest: int
    """The last journal number at the start; work that returns has worked in all until there."""
    holder: str
    """As the table has it; empty in a turn too short to be written down."""
    stopping: Callable[[], bool]
    _told: float = 0.0

    @property
    def actor(self) -> Actor:
        """Who acts in commands of the job: the system, in a role that is named after it."""
        role = f"system.{self.name}"
        grant = Grant(role, self.site or EVERYWHERE, EVERYWHERE, self.rights)
        return Actor(0, role, (grant,))

    def request_id(self, key: str) -> str:
        """Return the id of a command of this turn: again the same after a crash, so done once.

        ``key`` tells the commands of a turn apart.
        """
        told = f"{self.name}\n{self.site}\n{self.due_at}\n{key}"
        bits = int.from_bytes(hashlib.sha256(told.encode()).digest()[:10], "big")
        return make_uuid7(self.due_at // 1000, bits & (1 << 74) - 1)

    def beat(self, done: int = 0, total: int = 0) -> None:
        """Say how far it is; raises Stopped where the work must end. Cheap, to be called often."""
        if self.stopping():
            raise Stopped
        if total and self.holder and time.monotonic() - self._told >= _BEAT_SECONDS:
            self._told = time.monotonic()
            self.on.database.write(lambda connection: self._save(connection, done, total))

    def _save(self, connection: sa.Connection, done: int, total: int) -> None:
        values = {"done": done, "total": total}
        if not store.save_as(connection, self.name, self.site, self.holder, values):
            raise Stopped

    def cursor(self, connection: sa.Connection) -> int:
        """Return the journal number that is worked in, locked until the end of the transaction."""
        found = store.locked_cursor(connection, self.name, self.site, self.holder)
        if found is None:
            raise Stopped
        return found

    def advance(self, connection: sa.Connection, cursor: int) -> None:
        """Set the number, in the transaction that works it in."""
        values = {"cursor": cursor}
        if not store.save_as(connection, self.name, self.site, self.holder, values):
            raise Stopped

    def once(self, work: Callable[[A], B], piece: A, limits: apart.Limits) -> B:
        """Do heavy or hostile work in a process of its own, which ends when the turn must."""
        return apart.once(work, piece, limits, self.beat)

    def each(
        self, work: Callable[[A], B], pieces: Iterable[A], limits: apart.Limits, *, alone: int = 1
    ) -> Iterator[B]:
        """Do it for each piece, in order, in several processes."""
        for answer in apart.each(work, pieces, limits, alone=alone):
            self.beat()
            yield answer
