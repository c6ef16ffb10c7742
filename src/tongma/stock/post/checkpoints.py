"""Writing checkpoints: balances over all records up to a journal number.

What a checkpoint of a number holds follows from the number alone. So it may be written in pieces,
by several at once, and again after a crash: a row that is there already is the same row. The head
comes last; rows without a head are nobody's answer yet.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.append import last_number
from tongma.foundation.journal.tables import position, record
from tongma.foundation.platform.bulk import unnest, upsert
from tongma.foundation.platform.clock import Clock
from tongma.foundation.platform.db import Database
from tongma.stock.checkpoints import EVERY_MOVEMENTS, Head, month_began, superseded
from tongma.stock.model import PlaceClass
from tongma.stock.query.asof import number_known_by
from tongma.stock.tables import KEY_COLUMNS, checkpoint, checkpoint_head, movement, place

_HEADS_LOCK = 72004
_BATCH = 2_000
"""Rows in one transaction: others wait no longer than that on the embedded database."""
_SIDE_COLUMNS = ("place", "status", "owner", "packed_as")
_COLUMNS = ("seq", *KEY_COLUMNS, "quantity")


def write_due(
    database: Database,
    clock: Clock,
    *,
    every: int = EVERY_MOVEMENTS,
    beat: Callable[[], None] = lambda: None,
) -> list[int]:
    """Write the checkpoints that are due, drop those that are superseded; return what was written.

    ``every``: after how many movements one is due besides those at the months' ends. ``beat`` is
    called between pieces; what it raises ends the writing, which the next call does again.
    """
    now = clock.now()
    written = []
    with database.read() as connection:
        seq = number_known_by(connection, month_began(now) - 1)
    if write(database, seq, beat):
        written.append(seq)
    with database.read() as connection:
        seq = last_number(connection) if _many_since_last(connection, every) else 0
    if write(database, seq, beat):
        written.append(seq)
    if written:
        _drop(database, now)
    return written


def write_now(database: Database) -> int:
    """Write a checkpoint of everything that has a number; return the number, 0 if it was there."""
    with database.read() as connection:
        seq = last_number(connection)
    return seq if write(database, seq) else 0


def write(database: Database, seq: int, beat: Callable[[], None] = lambda: None) -> bool:
    """Write the checkpoint of a number; False where one as new is there or nothing is known."""
    with database.read() as connection:
        last = heads(connection)[-1:]
        start = last[0] if last else Head(0, 0, 0, 0)
        if seq <= start.seq:
            return False
        record_id, recorded_at = _newest(connection, start, seq)
        rows = 0
        for batch in _batches(connection, start.seq, seq):
            beat()
            _insert(database, batch)
            rows += len(batch)
    return _finish(database, Head(seq, record_id, recorded_at, rows))


def heads(connection: sa.Connection) -> list[Head]:
    """Return the finished checkpoints, the oldest first."""
    query = sa.select(*(checkpoint_head.c[name] for name in Head._fields))
    rows = connection.execute(query.order_by(checkpoint_head.c.seq))
    return [Head(*row) for row in rows]


def _many_since_last(connection: sa.Connection, every: int) -> bool:
    last = heads(connection)[-1:]
    query = (
        sa.select(movement.c.record_id)
        .where(movement.c.record_id > (last[0].record_id if last else 0))
        .order_by(movement.c.record_id)
        .offset(every - 1)
        .limit(1)
    )
    return connection.execute(query).one_or_none() is not None


def _newest(connection: sa.Connection, start: Head, seq: int) -> tuple[int, int]:
    """Return the greatest record id and the latest recorded_at up to the number."""
    query = (
        sa.select(sa.func.max(record.c.record_id), sa.func.max(record.c.recorded_at))
        .join(position, position.c.record_id == record.c.record_id)
        .where(position.c.seq > start.seq, position.c.seq <= seq)
    )
    record_id, recorded_at = connection.execute(query).one()
    return max(start.record_id, record_id), max(start.recorded_at, recorded_at)


def _batches(connection: sa.Connection, start: int, seq: int) -> Iterator[list[dict[str, Any]]]:
    before = sa.select(
        *(checkpoint.c[name] for name in KEY_COLUMNS), checkpoint.c.quantity.label("change")
    ).where(checkpoint.c.seq == start)
    parts = sa.union_all(before, _side("from", start, seq), _side("to", start, seq)).subquery()
    keys = [parts.c[name] for name in KEY_COLUMNS]
    change = sa.func.sum(parts.c.change)
    query = sa.select(*keys, change).group_by(*keys).having(change != 0)
    rows = connection.execute(query.execution_options(yield_per=_BATCH))
    for some in rows.partitions():
        yield [dict(zip(_COLUMNS, (seq, *row[:-1], int(row[-1])), strict=True)) for row in some]


def _side(side: str, start: int, seq: int) -> sa.Select[Any]:
    columns = {
        name: movement.c[f"{side}_{name}" if name in _SIDE_COLUMNS else name]
        for name in KEY_COLUMNS
    }
    sign = -1 if side == "from" else 1
    return (
        sa.select(
            *(column.label(name) for name, column in columns.items()),
            (movement.c.quantity * sign).label("change"),
        )
        .join(position, position.c.record_id == movement.c.record_id)
        .join(place, place.c.id == columns["place"])
        .where(
            position.c.seq > start,
            position.c.seq <= seq,
            place.c["class"] != PlaceClass.VIRTUAL,
        )
    )


def _insert(database: Database, rows: Sequence[Mapping[str, Any]]) -> None:
    def work(connection: sa.Connection) -> None:
        query = upsert(connection.dialect.name, checkpoint)
        if database.sqlite:
            connection.execute(query.on_conflict_do_nothing(), rows)
        else:
            given = unnest(checkpoint, rows, _COLUMNS)
            connection.execute(query.from_select(_COLUMNS, given).on_conflict_do_nothing())

    database.write(work)


def _finish(database: Database, head: Head) -> bool:
    """Write the head; False where somebody cleared the rows away, being further on."""

    def work(connection: sa.Connection) -> bool:
        _one_at_a_time(connection)
        query = sa.select(sa.func.count()).where(checkpoint.c.seq == head.seq)
        if connection.execute(query).scalar_one() != head.rows:
            return False
        made = upsert(connection.dialect.name, checkpoint_head).values(head._asdict())
        connection.execute(made.on_conflict_do_nothing())
        return True

    return database.write(work)


def _drop(database: Database, now: int) -> None:
    """Drop superseded heads, and rows that no head stands for; the newest may be in the making."""

    def work(connection: sa.Connection) -> None:
        _one_at_a_time(connection)
        known = heads(connection)
        gone = superseded(known, now)
        connection.execute(sa.delete(checkpoint_head).where(checkpoint_head.c.seq.in_(gone)))
        connection.execute(
            sa.delete(checkpoint).where(
                checkpoint.c.seq < known[-1].seq,
                checkpoint.c.seq.not_in(sa.select(checkpoint_head.c.seq)),
            )
        )

    database.write(work)


def _one_at_a_time(connection: sa.Connection) -> None:
    """In a statement of its own: what follows must see what the last holder wrote."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_HEADS_LOCK)))
