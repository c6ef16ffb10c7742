"""The list of all holds, and who has agreed to lift one."""

from collections.abc import Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tongma.stock.tables import hold, hold_approval

_STEP = 900


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


def holds_of(connection: sa.Connection, ids: Iterable[int]) -> list[HoldFacts]:
    """Return holds by id, the oldest first."""
    ordered = sorted(set(ids))
    found: list[HoldFacts] = []
    for at in range(0, len(ordered), _STEP):
        query = sa.select(*_HOLD).where(hold.c.id.in_(ordered[at : at + _STEP]))
        found += [HoldFacts(*row) for row in connection.execute(query.order_by(hold.c.id))]
    return found


def approvers_of_many(connection: sa.Connection, ids: Iterable[int]) -> dict[int, list[int]]:
    """Return the persons who agreed to lift each hold, by hold; only holds with one."""
    ordered = sorted(set(ids))
    found: dict[int, list[int]] = {}
    for at in range(0, len(ordered), _STEP):
        query = sa.select(hold_approval.c.hold, hold_approval.c.person).where(
            hold_approval.c.hold.in_(ordered[at : at + _STEP])
        )
        for row in connection.execute(query.order_by(hold_approval.c.record_id)):
            found.setdefault(row.hold, []).append(row.person)
    return found


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
