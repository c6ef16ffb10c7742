"""The only SQL of late facts that writes."""

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.inside.backdated.model import Case
from tongma.inside.backdated.tables import held_command

_CASE = tuple(held_command.c[name] for name in Case._fields)


def add_case(tx: Tx, case: Case) -> None:
    """Keep a held command."""
    tx.insert(held_command, case._asdict())


def case_of(tx: Tx, case_id: int) -> Case | None:
    """Return a case, locked, so that one person decides."""
    row = tx.row(tx.locked(sa.select(*_CASE).where(held_command.c.id == case_id)))
    return None if row is None else Case(*row)


def close_case(tx: Tx, case_id: int, state: str) -> None:
    """Say what became of it."""
    values = {"state": state, "decided_by": tx.actor.person, "decided_at": tx.now}
    tx.update(held_command, {"id": case_id}, values)
