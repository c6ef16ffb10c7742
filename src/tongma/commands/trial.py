"""Trying a part of a command: what is refused leaves no trace, in the tables or in the effects."""

from collections.abc import Callable

import sqlalchemy as sa

from tongma.commands.constraints import refusal_of
from tongma.commands.tx import Tx
from tongma.kernel.outcome import Refusal, Refused


def attempt(tx: Tx, work: Callable[[], object]) -> Refusal | None:
    """Do a part of a command; return why it was refused, with all of it undone, or None."""
    done = (len(tx.effects), len(tx.movements), len(tx.secrets.kept))
    savepoint = tx.connection.begin_nested()
    try:
        work()
    except Refused as refused:
        refusal = refused.refusal
    except sa.exc.IntegrityError as error:
        known = refusal_of(error)
        if known is None:
            raise
        refusal = known
    else:
        savepoint.commit()
        return None
    savepoint.rollback()
    del tx.effects[done[0] :], tx.movements[done[1] :], tx.secrets.kept[done[2] :]
    return refusal
