"""A fresh, migrated database and what a command needs to run on it."""

import atexit
import itertools
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests import golden, postgres
from tongma.app.migrate import migrate
from tongma.app.rooms import WIRING
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Answer, Request
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Fault, Runtime, no_fault
from tongma.foundation.kernel.actor import EVERYWHERE, Actor, Grant
from tongma.foundation.kernel.ids import make_uuid7
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore

START = 1_790_000_000_000_000
"""A day in September 2026, in microseconds."""


@dataclass
class FakeClock:
    """Moves on by a millisecond at each look; gives the same randomness each time."""

    instant: int = START
    source: random.Random = field(default_factory=lambda: random.Random(7))

    def now(self) -> int:
        self.instant += 1000
        return self.instant

    def random_bytes(self, size: int) -> bytes:
        return self.source.randbytes(size)


def somebody(person: int = 900, *actions: str, username: str = "somebody") -> Actor:
    """Return a person with these rights everywhere."""
    grant = Grant("tester", EVERYWHERE, EVERYWHERE, frozenset(actions))
    return Actor(person, username, (grant,))


def wait_for(condition: Callable[[], object], seconds: float = 15) -> bool:
    """Wait until something is so; False where it is not in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


class Installation:
    """One database with a clock, and a short way to run commands on it."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.owner_url = ""
        """As the owner of the tables; empty: the same."""
        self.database = Database(url)
        self.files = FileStore(folder / "files")
        self.clock = FakeClock()
        self.fault: Fault = no_fault
        self.wiring = WIRING
        self._numbers = itertools.count(1)

    @property
    def runtime(self) -> Runtime:
        return Runtime(self.database, self.clock, self.files, self.wiring, self.fault)

    def request_id(self) -> str:
        return make_uuid7(self.clock.now() // 1000, next(self._numbers))

    def run(self, kind: Kind[Any, Any], command: object, actor: Actor, **parts: Any) -> Answer:
        """Run a command under a fresh request id (or the one in ``parts``)."""
        parts.setdefault("request_id", self.request_id())
        return run(self.runtime, kind, Request(command=command, **parts), actor)


@cache
def _template() -> Path:
    """A migrated embedded database, made once for each process and copied for each test."""
    file = Path(tempfile.mkdtemp(prefix="tongma-template-")) / "tongma.db"
    migrate(f"sqlite:///{file}")
    atexit.register(shutil.rmtree, file.parent, ignore_errors=True)
    return file


@contextmanager
def sqlite_installation(folder: Path) -> Iterator[Installation]:
    """An embedded database in the folder, which does not wait for the disk."""
    shutil.copy(_template(), folder / "tongma.db")
    installation = Installation(f"sqlite:///{folder / 'tongma.db'}", folder)
    installation.database.quick = True
    try:
        yield installation
    finally:
        golden.collect(installation.database)
        installation.database.dispose()


@contextmanager
def postgres_installation(databases: postgres.Databases, folder: Path) -> Iterator[Installation]:
    """A database of its own on the session's PostgreSQL, used as the application's role."""
    with databases.fresh() as database:
        installation = Installation(database.application_url, folder)
        installation.owner_url = database.owner_url
        try:
            yield installation
        finally:  # also where Hypothesis gives an example up in the middle
            installation.database.dispose()


def migrate_postgres(owner_url: str, *, revision: str = "head") -> None:
    """Migrate and give the application's role its rights."""
    migrate(owner_url, app_role=postgres.APPLICATION_ROLE, revision=revision)
