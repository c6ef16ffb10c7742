"""Checkpoints hold what the movements up to their number say; nothing happened after their time."""

from typing import Any

import sqlalchemy as sa

from tongma.foundation.journal.tables import position, record
from tongma.stock.check.report import Report
from tongma.stock.tables import KEY_COLUMNS, checkpoint, checkpoint_head

Key = tuple[int, ...]


class Checkpoints:
    """Compares each checkpoint with the books at the moment when a replay reaches its number."""

    def __init__(self, connection: sa.Connection, report: Report) -> None:
        self._connection = connection
        self._report = report
        query = sa.select(checkpoint_head).order_by(checkpoint_head.c.seq.desc())
        self._left = list(connection.execute(query))

    def reached(self, seq: int, books: dict[Key, int]) -> None:
        """Compare what lies before the number: the books hold every record below it."""
        while self._left and self._left[-1].seq < seq:
            self._compare(self._left.pop(), books)

    def _compare(self, head: Any, books: dict[Key, int]) -> None:
        where = f"checkpoint {head.seq}"
        self._report.count("checkpoints", 1)
        kept = {key: amount for key, amount in books.items() if amount}
        rows = 0
        for row in self._connection.execute(
            sa.select(checkpoint).where(checkpoint.c.seq == head.seq)
        ):
            rows += 1
            key = tuple(getattr(row, name) for name in KEY_COLUMNS)
            said = kept.pop(key, 0)
            if said != row.quantity:
                self._report.fault(where, f"{key} is {row.quantity}, movements say {said}")
        for key, amount in kept.items():
            self._report.fault(where, f"{key} is missing, movements say {amount}")
        query = (
            sa.select(sa.func.max(record.c.record_id), sa.func.max(record.c.recorded_at))
            .join(position, position.c.record_id == record.c.record_id)
            .where(position.c.seq <= head.seq)
        )
        newest = tuple(self._connection.execute(query).one())
        if (head.record_id, head.recorded_at, head.rows) != (*newest, rows):
            self._report.fault(where, f"its head is not that of {newest} with {rows} rows")
