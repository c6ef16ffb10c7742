"""Connections and transactions; the only place that commits.

SQLite: one file, WAL, synchronous FULL, foreign keys on, one first-come-first-served write lock
for the process around BEGIN IMMEDIATE. PostgreSQL: READ COMMITTED, lock and idle timeouts.
Both: a deadlock or a serialization failure runs the whole work again, at most three times, and
then leaves as ``Trouble``.
"""

import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event

from tongma.foundation.kernel.outcome import DiskFull, Trouble

T = TypeVar("T")

RETRIES = 3
_IDLE_SECONDS = 2.0
_CANCEL_SECONDS = 2.0
_RETRYABLE = {"40001", "40P01"}
_BUSY = {"55P03", "57014", "57P01", "57P02", "57P03", "57P05", "53300", "25P03"}
_SQLITE_BUSY = ("locked", "interrupted")
_FULL_NAMES = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")
"""SQLite says the second where the index of its log finds no room."""
_PG_FULL = "53100"
_PG_OPTIONS = (
    "-c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC -c jit=off"
)
_PG_NETWORK: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""So that a server which vanished from the network is noticed within ten seconds or so."""
PROGRAM = "tongma"
"""How our sessions are called in PostgreSQL's own lists, followed by their purpose."""


class FairLock:
    """A lock that is handed over in the order of asking, so that no writer starves."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._held = False

    def acquire(self) -> None:
        """Wait for the turn."""
        with self._guard:
            if not self._held:
                self._held = True
                return
            ticket = threading.Lock()
            ticket.acquire()
            self._waiting.append(ticket)
        ticket.acquire()

    def release(self) -> None:
        """Hand over to the one who has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False


class Database:
    """One database, embedded or PostgreSQL, with its pool and its write lock."""

    def __init__(self, url: str, *, pool_size: int = 16, purpose: str = "work") -> None:
        self.url = sa.make_url(url)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self._lock = FairLock()
        self.quick = False
        """Embedded database only: commit without waiting for the disk; for data made anew."""
        self._blocks = _Blocks()
        self._in_use: dict[int, list[Any]] = {}
        """Thread → the driver's connections that it works on just now."""
        options: dict[str, Any] = {
            "pool_size": pool_size,
            "max_overflow": pool_size,
            "hide_parameters": True,  # errors go to logs, people's data does not
        }
        if self.sqlite:
            options["connect_args"] = {"check_same_thread": False, "isolation_level": None}
        else:
            name = f"{PROGRAM} {purpose}"
            session = {"options": _PG_OPTIONS, "application_name": name}
            options["connect_args"] = session | _PG_NETWORK
        self.engine = sa.create_engine(self.url, **options)
        if self.sqlite:
            event.listen(self.engine, "connect", _sqlite_pragmas)
        else:
            event.listen(self.engine, "checkin", _note_use)
            event.listen(self.engine, "checkout", _ping_when_idle)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection with one consistent view, for reading only."""
        with translated(once=True), self._connected() as connection:
            if self.sqlite:
                connection.exec_driver_sql("BEGIN DEFERRED")
            else:
                connection = connection.execution_options(  # noqa: PLW2901 - same connection
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            yield connection

    @contextmanager
    def glance(self) -> Iterator[sa.Connection]:
        """Give a connection for one statement that only reads: it needs no transaction."""
        with translated(once=True), self._connected() as connection:
            if not self.sqlite:
                connection = connection.execution_options(  # noqa: PLW2901 - same connection
                    isolation_level="AUTOCOMMIT"
                )
            yield connection

    def write(self, work: Callable[[sa.Connection], T]) -> T:
        """Run the work in one write transaction and commit; again after a deadlock."""
        for attempt in range(RETRIES + 1):
            try:
                with translated():
                    return self._write_once(work)
            except _Again as again:
                if attempt == RETRIES:
                    message = "the database was too busy"
                    raise Trouble(message) from again
                time.sleep(random.uniform(0.005, 0.05) * (attempt + 1))  # noqa: S311 - jitter
        raise AssertionError

    def _write_once(self, work: Callable[[sa.Connection], T]) -> T:
        if not self.sqlite:
            with self._connected() as connection, connection.begin():
                return work(connection)
        self._lock.acquire()
        try:
            with self._connected() as connection:
                if self.quick:
                    connection.exec_driver_sql("PRAGMA synchronous=OFF")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                answer = work(connection)
                connection.commit()
                return answer
        finally:
            self._lock.release()

    @contextmanager
    def _connected(self) -> Iterator[sa.Connection]:
        """Give a connection that ``interrupt`` knows of."""
        mine = self._in_use.setdefault(threading.get_ident(), [])
        with self.engine.connect() as connection:
            mine.append(connection.connection.driver_connection)
            try:
                yield connection
            finally:
                mine.pop()

    def interrupt(self, thread: int) -> None:
        """End what another thread asks the database just now: it gets Trouble there."""
        for driver in list(self._in_use.get(thread, ())):
            if self.sqlite:
                driver.interrupt()
            else:
                driver.cancel_safe(timeout=_CANCEL_SECONDS)

    def take_ids(self, connection: sa.Connection, count: int) -> Sequence[int]:
        """Return so many fresh ids, rising."""
        if self.sqlite:
            last: int = connection.exec_driver_sql(
                "UPDATE id_counter SET value = value + ? RETURNING value", (count,)
            ).scalar_one()
            return range(last - count + 1, last + 1)
        return self._blocks.take(connection, count)

    def dispose(self) -> None:
        """Close all connections."""
        self.engine.dispose()


class _Blocks:
    """Blocks of ids drawn from the sequence (which steps by SIZE), handed out in memory."""

    SIZE = 100

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._free: list[int] = []

    def take(self, connection: sa.Connection, count: int) -> Sequence[int]:
        with self._guard:
            missing = count - len(self._free)
            if missing > 0:
                self._free += self._draw(connection, -(-missing // self.SIZE))
            taken, self._free = self._free[:count], self._free[count:]
            return taken

    def _draw(self, connection: sa.Connection, blocks: int) -> list[int]:
        starts = connection.exec_driver_sql(
            "SELECT nextval('id_counter') FROM generate_series(1, %s)", (blocks,)
        ).scalars()
        return [start + step for start in starts for step in range(self.SIZE)]


class _Again(Exception):
    """Run the work again: deadlock or serialization failure."""


@contextmanager
def translated(*, once: bool = False) -> Iterator[None]:
    """Turn what the driver raises when the world fails into Trouble; leave the rest alone.

    ``once``: nobody would run the work again, so a deadlock is Trouble, too.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None)
        if state == _PG_FULL or getattr(error.orig, "sqlite_errorname", "") in _FULL_NAMES:
            raise DiskFull from error
        if state in _RETRYABLE and not once:
            raise _Again from error
        busy = _says(error, _SQLITE_BUSY)
        if state in _BUSY | _RETRYABLE or error.connection_invalidated or busy:
            message = "the database cannot be reached or is too busy"
            raise Trouble(message) from error
        if state is None and "connection" in str(error.orig).lower():
            message = "the database cannot be reached"
            raise Trouble(message) from error
        raise
    except sa.exc.TimeoutError as error:
        message = "no free connection to the database"
        raise Trouble(message) from error


def _says(error: sa.exc.DBAPIError, words: Sequence[str]) -> bool:
    """Tell whether the driver says one of these of the world."""
    said = str(error.orig)
    return isinstance(error, sa.exc.OperationalError) and any(one in said for one in words)


def _note_use(_connection: object, record: Any) -> None:
    record.info["used_at"] = time.monotonic()


def _ping_when_idle(connection: Any, record: Any, _proxy: object) -> None:
    """Try a connection that has rested; one that was used a moment ago is taken at its word."""
    if time.monotonic() - record.info.get("used_at", 0.0) < _IDLE_SECONDS:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except Exception as error:
        raise sa.exc.DisconnectionError from error  # the pool takes another


def _sqlite_pragmas(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "cache_size=-65536",
        "temp_store=MEMORY",
        "mmap_size=268435456",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
