"""Commands of holds on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, refuse
from tongma.inside.holds.model import ApproveLift, LiftHold, PlaceHold
from tongma.masterdata.places.query import places_of
from tongma.stock.model import Allocation, HoldScope
from tongma.stock.post import holds as post
from tongma.stock.post.allocations import release
from tongma.stock.query.holds import hold_of
from tongma.stock.query.reach import allocations_reached
from tongma.work.documents import store as documents
from tongma.work.documents.states import TaskKind

_APPROVALS_MAX = 2
_PICKABLE = ("storage", "picking")


def place_hold(tx: Tx, command: PlaceHold) -> Decision:
    """Place the hold and sweep: unpicked allocations are given back, the rest is named."""
    tx.at(site=command.site)
    if not tx.request.reason.strip():
        raise refuse("reason_required", step="hold")
    if not 1 <= command.approvals <= _APPROVALS_MAX:
        raise refuse("approvals_wrong", approvals=str(command.approvals))
    scope = HoldScope[command.scope.upper()]
    hold = post.place_hold(
        tx,
        command.reason,
        (scope, command.target),
        note=tx.request.reason,
        approvals=command.approvals,
    )
    given = allocations_reached(tx.connection, scope, command.target)
    still = _in_storage(tx, given)
    release(tx, still)
    for document in sorted({one.document for one in given}):
        documents.add_task(
            tx,
            TaskKind.HELD_ORDER,
            site=command.site,
            document_id=document,
            facts={"hold": str(hold)},
        )
    picked = [one for one in given if one not in still]
    return Decision(
        {
            "hold": str(hold),
            "released": [str(one.id) for one in still],
            "picked": [str(one.id) for one in picked],
            "documents": [str(one) for one in sorted({one.document for one in given})],
        }
    )


def _in_storage(tx: Tx, given: list[Allocation]) -> list[Allocation]:
    places = places_of(tx.connection, [one.key.place for one in given])
    return [one for one in given if places[one.key.place].purpose in _PICKABLE]


def lift_hold(tx: Tx, command: LiftHold) -> Decision:
    """Count one agreement; lift when there are enough."""
    there = hold_of(tx.connection, command.hold)
    if there is None:
        raise refuse("hold_unknown", hold=str(command.hold))
    tx.at(document=there.document)
    if not tx.request.reason.strip():
        raise refuse("reason_required", step="lifting")
    missing = post.agree_to_lift(tx, command.hold)
    return Decision({"hold": str(command.hold), "lifted": missing == 0, "missing": str(missing)})


def approve_lift(tx: Tx, command: ApproveLift) -> Decision:
    """Only short-dated goods are also the buyer's business; all other holds are quality's."""
    there = hold_of(tx.connection, command.hold)
    if there is not None and there.reason != "expiry":
        raise refuse("hold_is_for_quality", hold=str(command.hold), reason=there.reason)
    return lift_hold(tx, LiftHold(command.hold))


KINDS = (
    Kind("holds.place_hold", PlaceHold, place_hold),
    Kind("holds.lift_hold", LiftHold, lift_hold),
    Kind("holds.approve_lift", ApproveLift, approve_lift),
)
