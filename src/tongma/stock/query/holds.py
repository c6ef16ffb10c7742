"""The list of all holds, and who has agreed to lift one."""

from typing import NamedTuple

import sqlalchemy as sa

from tongma.stock.tables import hold, hold_approval


class HoldFacts(NamedTuple):
    """A hold 锁定."""

    id: int
    reason: str
    scope: int
    target: int
    document: int
    note: str
    approvals_needed: int
    placed_by: int
    lifted_by: int | None


_HOLD = tuple(hold.c[name] for name in HoldFacts._fields)


def hold_of(connection: sa.Connection, hold_id: int) -> HoldFacts | None:
    """Return one hold."""
    row = connection.execute(sa.select(*_HOLD).where(hold.c.id == hold_id)).one_or_none()
    return None if row is None else HoldFacts(*row)


def approvers_of(connection: sa.Connection, hold_id: int) -> list[int]:
    """Return the persons who agreed to lift it."""
    query = sa.select(hold_approval.c.person).where(hold_approval.c.hold == hold_id)
    return list(connection.execute(query).scalars())


def list_holds(
    connection: sa.Connection, *, open_only: bool = True, after: int = 0, limit: int = 100
) -> list[HoldFacts]:
    """Return holds, the newest first; ``after`` is the id of the last one seen."""
    query = sa.select(*_HOLD).order_by(hold.c.id.desc()).limit(limit)
    if open_only:
        query = query.where(hold.c.lifted_by.is_(None))
    if after:
        query = query.where(hold.c.id < after)
    return [HoldFacts(*row) for row in connection.execute(query)]
