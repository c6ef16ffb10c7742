"""The one gate between stock going out and holds being placed.

Whatever lets stock out takes it shared, whatever places or widens a hold takes it alone, both
before they read: either the pick sees the hold or the hold sees the pick. On SQLite the write
transaction is the gate.
"""

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx

_GATE = 72003


def let_out(tx: Tx) -> None:
    """Take the gate shared: allocate, pick, ship."""
    if not tx.sqlite:
        tx.connection.execute(sa.select(sa.func.pg_advisory_xact_lock_shared(_GATE)))


def shut(tx: Tx) -> None:
    """Take the gate alone: place or widen a hold."""
    if not tx.sqlite:
        tx.connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_GATE)))
