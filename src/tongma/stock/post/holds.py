"""Placing and lifting holds. Holds stack; lifting one never lifts another."""

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import refuse
from tongma.stock.model import HoldScope
from tongma.stock.post.gate import shut
from tongma.stock.query.holds import approvers_of, hold_of
from tongma.stock.tables import hold, hold_approval, item, lot, piece, place

_TARGETS = {
    HoldScope.ITEM: item,
    HoldScope.LOT: lot,
    HoldScope.PIECE: piece,
    HoldScope.PLACE: place,
    HoldScope.SUPPLIER: place,
}
_MADE_BY_A_RECORD = {HoldScope.LOT, HoldScope.PIECE}


def place_hold(
    tx: Tx,
    reason: str,
    scope: HoldScope,
    target: int,
    *,
    note: str = "",
    document: int = 0,
    approvals: int = 1,
) -> int:
    """Place a hold and return its id. Refusal ``hold_target_unknown``.

    ``approvals``: how many different persons must agree before it is lifted.
    """
    shut(tx)
    known = _TARGETS[scope]
    made_by = known.c.known_from if scope in _MADE_BY_A_RECORD else sa.literal(0)
    there = tx.row(sa.select(known.c.id, made_by).where(known.c.id == target)) if target else None
    if there is None:
        raise refuse("hold_target_unknown", scope=scope.name.lower(), target=str(target))
    if there[1]:
        tx.follows(there[1], target=str(target))
    hold_id = tx.new_id()
    tx.insert(
        hold,
        {
            "id": hold_id,
            "reason": reason,
            "scope": int(scope),
            "target": target,
            "document": document,
            "note": note,
            "approvals_needed": approvals,
            "placed_by": tx.record_id,
            "lifted_by": None,
        },
    )
    return hold_id


def agree_to_lift(tx: Tx, hold_id: int) -> int:
    """Count the actor's agreement; lift the hold when enough persons agreed.

    Returns how many agreements are still missing. Refusals: ``hold_unknown``, ``hold_lifted``,
    ``same_person`` (one person agrees once).
    """
    there = hold_of(tx.connection, hold_id)
    if there is None:
        raise refuse("hold_unknown", hold=str(hold_id))
    if there.lifted_by is not None:
        raise refuse("hold_lifted", hold=str(hold_id))
    agreed = approvers_of(tx.connection, hold_id)
    if tx.actor.person in agreed:
        raise refuse("same_person", hold=str(hold_id), role="quality_manager")
    tx.insert(
        hold_approval,
        {"hold": hold_id, "person": tx.actor.person, "record_id": tx.record_id},
    )
    missing = there.approvals_needed - len(agreed) - 1
    if missing <= 0:
        tx.update(hold, {"id": hold_id}, {"lifted_by": tx.record_id})
    return max(missing, 0)


def lift_holds(tx: Tx, reason: str, scope: HoldScope, target: int) -> list[int]:
    """Lift the open holds of one reason on one target because what caused them is settled."""
    query = sa.select(hold.c.id).where(
        hold.c.reason == reason,
        hold.c.scope == int(scope),
        hold.c.target == target,
        hold.c.lifted_by.is_(None),
    )
    ids = [row.id for row in tx.rows(query)]
    if ids:
        tx.update(hold, {"id": ids}, {"lifted_by": tx.record_id})
    return ids
