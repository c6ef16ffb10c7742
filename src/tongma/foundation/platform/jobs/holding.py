"""One holder of a job at a time, whichever process it is in.

PostgreSQL: an advisory lock of one session of this process. It ends with the session, however the
process or the connection ends. The embedded database has one process: a set of names.
"""

import threading
import zlib

import sqlalchemy as sa

from tongma.foundation.platform.db import Database, translated

_JOBS = 72010
"""First of the two numbers of such a lock; the second follows from the name."""


class JobHolding:
    """The jobs that this process holds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._guard = threading.Lock()
        self._held: dict[str, sa.Connection | None] = {}
        self._session: sa.Connection | None = None

    def take(self, name: str) -> bool:
        """Take the job, unless somebody has it. Raises Trouble where the database is away."""
        with self._guard:
            if name in self._held:
                return False
            if not self._database.sqlite and not self._lock(name):
                return False
            self._held[name] = self._session
            return True

    def give(self, name: str) -> None:
        """Let the job go; where the session has ended, it has gone already."""
        with self._guard:
            session = self._held.pop(name)
            if session is None or session is not self._session:
                return
            try:
                with translated():
                    session.execute(sa.select(sa.func.pg_advisory_unlock(_JOBS, number_of(name))))
            except Exception:
                self._end_session()
                raise

    def close(self) -> None:
        """End the session, and with it whatever is held."""
        with self._guard:
            self._end_session()

    def _lock(self, name: str) -> bool:
        try:
            with translated():
                if self._session is None:
                    session = self._database.engine.connect()
                    self._session = session.execution_options(isolation_level="AUTOCOMMIT")
                query = sa.select(sa.func.pg_try_advisory_lock(_JOBS, number_of(name)))
                return bool(self._session.execute(query).scalar_one())
        except Exception:
            self._end_session()
            raise

    def _end_session(self) -> None:
        """Close for good: the connection must not go back to the pool with locks on it."""
        session, self._session = self._session, None
        if session is not None:
            session.invalidate()
            session.close()


def number_of(name: str) -> int:
    """Return the name as a signed number of 32 bits."""
    number = zlib.crc32(name.encode())
    return number - 2**32 if number >= 2**31 else number
