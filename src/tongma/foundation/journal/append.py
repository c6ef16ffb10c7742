"""Writing a record, and giving it its number.

The order key is drawn in the last statement of a command's transaction, after all its locks: if
B could have seen A, then A has the lower number. On SQLite the number is given with it; on
PostgreSQL one sequencer at a time gives numbers to what has been committed, so writers never
wait for each other and a reader of numbers never misses a record.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from tongma.foundation.journal.record import SALT_BYTES, Entry, Sealed, commitment
from tongma.foundation.journal.tables import position, record, secret
from tongma.foundation.platform.bulk import insert_rows
from tongma.foundation.platform.clock import Clock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.prepared import Prepared

_SEQUENCER_LOCK = 72002

_INSERT_POSTGRES = Prepared(
    sa.text("""
    WITH written AS (
        INSERT INTO record (record_id, request_id, command, outcome, actor, site, owner,
                            document, happened_at, recorded_at, envelope, body, lines)
        VALUES (:record_id, :request_id, :command, :outcome, :actor, :site,
                :owner, :document, :happened_at, :recorded_at, :envelope, :body, :lines)
        RETURNING record_id)
    INSERT INTO pending (order_key, record_id) SELECT nextval('order_key'), record_id FROM written
""")
)
# Each maximum in a query of its own: only then does SQLite take it from the end of an index.
_NUMBER_SQLITE = Prepared(
    sa.text("""
    INSERT INTO position (seq, record_id, order_key, known_at, out_of_order)
    SELECT coalesce((SELECT max(seq) FROM position), 0) + 1, :record_id, :record_id,
           max(coalesce((SELECT max(known_at) FROM position), 0), :now), 0
""")
)
_NUMBER_POSTGRES = Prepared(
    sa.text("""
    WITH taken AS (DELETE FROM pending RETURNING order_key, record_id),
         head AS (SELECT coalesce(max(seq), 0) AS n, coalesce(max(known_at), 0) AS k,
                         coalesce(max(record_id), 0) AS r FROM position)
    INSERT INTO position (seq, record_id, order_key, known_at, out_of_order)
    SELECT n + row_number() OVER (ORDER BY order_key), record_id, order_key, greatest(k, :now),
           CASE WHEN record_id < greatest(r, max(record_id) OVER (ORDER BY order_key))
                THEN 1 ELSE 0 END
    FROM taken, head
""")
)
_WAITING = Prepared(sa.text("SELECT EXISTS (SELECT 1 FROM pending)"))
_LOCK = Prepared(sa.text("SELECT true FROM pg_advisory_xact_lock(:lock)"))
_TRY_LOCK = Prepared(sa.text("SELECT pg_try_advisory_xact_lock(:lock)"))


@dataclass(frozen=True, slots=True)
class Secret:
    """A private text of a record and the salt of its commitment."""

    path: str
    salt: bytes
    value: str


class Secrets:
    """Collects the private texts of one record while its body is made."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.kept: list[Secret] = []

    def commit(self, path: str, value: str) -> dict[str, str]:
        """Return the commitment to stand in the record; keep salt and text apart."""
        salt = self._clock.random_bytes(SALT_BYTES)
        self.kept.append(Secret(f"{path}#{len(self.kept)}", salt, value))
        return commitment(salt, value)


_SPARE = 8


def draw_ids(connection: sa.Connection, database: Database) -> tuple[int, list[int]]:
    """Return the id of the record to come, which its movements carry, and a few ids for rows.

    PostgreSQL draws both elsewhere: the record's id with the claim, rows' ids in blocks.
    """
    if not database.sqlite:
        return 0, []
    first, *spare = database.take_ids(connection, 1 + _SPARE)
    return first, spare


def append(connection: sa.Connection, entry: Entry, sealed: Sealed, secrets: list[Secret]) -> None:
    """Write the record; the last statements of the command's transaction."""
    if secrets:
        rows: list[Mapping[str, object]] = [
            {"record_id": entry.record_id, "path": s.path, "salt": s.salt, "value": s.value}
            for s in secrets
        ]
        insert_rows(connection, secret, rows)
    row = {
        "record_id": entry.record_id,
        "request_id": entry.request_id,
        "command": entry.command,
        "outcome": entry.outcome,
        "actor": entry.actor,
        "site": entry.site,
        "owner": entry.owner,
        "document": entry.document,
        "happened_at": entry.happened_at,
        "recorded_at": entry.recorded_at,
        "envelope": sealed.envelope,
        "body": sealed.body,
        "lines": sealed.lines,
    }
    if connection.dialect.name == "sqlite":
        insert_rows(connection, record, [row])
        _NUMBER_SQLITE(connection, record_id=entry.record_id, now=entry.recorded_at)
    else:
        _INSERT_POSTGRES(connection, **row)


def number_pending(database: Database, clock: Clock, *, wait: bool = True) -> int:
    """Give numbers to the committed records that have none; return how many (PostgreSQL).

    Without ``wait`` it leaves the work to whoever is doing it already.
    """
    if database.sqlite:
        return 0
    with database.glance() as connection:
        if not are_pending(connection):
            return 0

    def work(connection: sa.Connection) -> int:
        # The lock in a statement of its own: the numbering must see what the last holder wrote.
        if not (_LOCK if wait else _TRY_LOCK)(connection, lock=_SEQUENCER_LOCK).scalar_one():
            return 0
        return _NUMBER_POSTGRES(connection, now=clock.now()).rowcount

    return database.write(work)


def are_pending(connection: sa.Connection) -> bool:
    """Say whether committed records wait for their number (PostgreSQL)."""
    return bool(_WAITING(connection).scalar_one())


def last_number(connection: sa.Connection) -> int:
    """Return the number of the newest numbered record; 0 when there is none."""
    return int(connection.execute(sa.select(sa.func.max(position.c.seq))).scalar() or 0)
