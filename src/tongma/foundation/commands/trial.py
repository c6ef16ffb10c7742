"""Commands as parts of a larger one, each with its own right and through the doors of its texts.

What is refused of a part leaves no trace, in the tables or in the effects.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.constraints import refusal_of
from tongma.foundation.commands.doors import tidied
from tongma.foundation.commands.model import Act
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Refusal, Refused


def attempt(tx: Tx, work: Callable[[], object]) -> Refusal | None:
    """Do a part of a command; return why it was refused, with all of it undone, or None."""
    done = (len(tx.effects), len(tx.movements), len(tx.secrets.kept))
    named = len(tx.named)
    about = tx.document, tx.made_document
    savepoint = tx.connection.begin_nested()
    try:
        work()
    except Refused as refused:
        refusal = refused.refusal
    except sa.exc.IntegrityError as error:
        known = refusal_of(error, tx.wiring.constraints)
        if known is None:
            raise
        refusal = known
    else:
        savepoint.commit()
        return None
    savepoint.rollback()
    del tx.effects[done[0] :], tx.movements[done[1] :], tx.secrets.kept[done[2] :]
    del tx.named[named:]
    tx.document, tx.made_document = about
    return refusal


def run_part(tx: Tx, kind: Act, command: Any) -> Any:
    """Run a command as a part of another: with the right that it would need alone, and every text
    through its door, as if somebody had sent it. Refusals as of the command sent alone.
    """
    with acting_as(tx, kind):
        return run_vouched(tx, kind, command)


def run_vouched(tx: Tx, kind: Act, command: Any) -> Any:
    """Run a command as a part of another, within the right of whoever has vouched for it."""
    return kind.handle(tx, tidied(command))


@contextmanager
def acting_as(tx: Tx, kind: Act) -> Iterator[None]:
    """Run a part with the right, and as the command, that it would need alone."""
    own, role = tx.kind, tx.role
    about = tx.site, tx.entity, tx.owner, tx.document
    tx.kind = kind
    try:
        yield
    finally:
        tx.kind, tx.role = own, role
        tx.site, tx.entity, tx.owner, tx.document = about
