"""Whose goods: which lots and pieces a reader's owners have or had."""

from collections.abc import Iterable
from typing import Literal

import sqlalchemy as sa

from tongma.foundation.journal.tables import record
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.reach import within
from tongma.stock.tables import movement


def within_movement(reach: Reach) -> sa.ColumnElement[bool]:
    """Return the condition on movement and record that either owner's side is within the reach."""
    return sa.or_(
        *(within(reach, record.c.site, movement.c[f"{side}_owner"]) for side in ("from", "to"))
    )


def goods_of(
    connection: sa.Connection, ids: Iterable[int], reach: Reach, what: Literal["lot", "piece"]
) -> frozenset[int]:
    """Return those of the lots or pieces that have moved, as theirs, within the reach."""
    wanted = frozenset(ids)
    if reach.whole or not wanted:
        return wanted
    column = movement.c[what]
    query = (
        sa.select(column)
        .join(record, record.c.record_id == movement.c.record_id)
        .where(column.in_(sorted(wanted)), within_movement(reach))
        .distinct()
    )
    return frozenset(connection.execute(query).scalars())
