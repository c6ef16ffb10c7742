"""The tasks of a person who leaves."""

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.work.documents.states import TaskState
from tongma.work.documents.tables import task


def hand_over_tasks(tx: Tx, person: int, successor: int) -> None:
    """Give the open tasks that a person has taken to another, or (0) back to everyone."""
    query = sa.select(task.c.id).where(task.c.taken_by == person, task.c.state != TaskState.DONE)
    ids = [row.id for row in tx.rows(tx.locked(query.order_by(task.c.id)))]
    if ids:
        state = {} if successor else {"state": TaskState.OPEN}
        tx.update(task, {"id": ids}, {"taken_by": successor, **state})
