"""Commands of holds on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.inside.holds.decide import decide_lift, decide_place
from tongma.inside.holds.model import ApproveLift, HoldPlaced, LiftAgreed, LiftHold, PlaceHold
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import places_of
from tongma.stock.model import Allocation, HoldScope
from tongma.stock.post import holds as post
from tongma.stock.post.allocations import release
from tongma.stock.query.holds import hold_of
from tongma.stock.query.reach import allocations_reached, goods_reached
from tongma.work.documents import store as documents
from tongma.work.documents.states import TaskKind


def place_hold(tx: Tx, command: PlaceHold) -> HoldPlaced:
    """Place the hold and sweep: unpicked allocations are given back, the rest is named."""
    tx.at(site=command.site)
    allow(decide_place(command, tx.request.reason))
    scope = HoldScope[command.scope.upper()]
    tx.reaches(goods_reached(tx.connection, scope, command.target))
    hold = post.place_hold(
        tx,
        command.reason,
        scope,
        command.target,
        note=tx.request.reason,
        approvals=command.approvals,
    )
    given = allocations_reached(tx.connection, scope, command.target)
    still = _in_storage(tx, given)
    release(tx, still)
    orders = tuple(sorted({one.document for one in given}))
    for order in orders:
        documents.add_task(
            tx,
            TaskKind.HELD_ORDER,
            site=command.site,
            document_id=order,
            facts={"hold": str(hold)},
        )
    picked = tuple(one.id for one in given if one not in still)
    return HoldPlaced(hold, tuple(one.id for one in still), picked, orders)


def _in_storage(tx: Tx, given: list[Allocation]) -> list[Allocation]:
    places = places_of(tx.connection, [one.key.place for one in given])
    return [one for one in given if places[one.key.place].purpose in PICKABLE]


def lift_hold(tx: Tx, command: LiftHold) -> LiftAgreed:
    """Count one agreement; lift when there are enough."""
    return _agree(tx, command.hold, as_buyer=False)


def approve_lift(tx: Tx, command: ApproveLift) -> LiftAgreed:
    """Only short-dated goods are also the buyer's business; all other holds are quality's."""
    return _agree(tx, command.hold, as_buyer=True)


def _agree(tx: Tx, hold: int, *, as_buyer: bool) -> LiftAgreed:
    there = hold_of(tx.connection, hold)
    reason = None if there is None else there.reason
    if there is not None:
        tx.at(document=there.document)
        tx.reaches(goods_reached(tx.connection, HoldScope(there.scope), there.target))
    allow(decide_lift(hold, reason, tx.request.reason, as_buyer=as_buyer))
    missing = post.agree_to_lift(tx, hold)
    return LiftAgreed(hold, missing == 0, missing)


KINDS = (
    Kind("holds.place_hold", PlaceHold, place_hold, HoldPlaced),
    Kind("holds.lift_hold", LiftHold, lift_hold, LiftAgreed),
    Kind("holds.approve_lift", ApproveLift, approve_lift, LiftAgreed),
)
