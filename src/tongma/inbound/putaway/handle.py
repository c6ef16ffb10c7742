"""Commands of put-away on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.inbound.putaway.decide import decide_put_away
from tongma.inbound.putaway.model import (
    GiveBackPutAway,
    GoodsPutAway,
    PutAway,
    PutAwayFacts,
    PutAwayGivenBack,
    PutAwayPlan,
)
from tongma.masterdata.catalogue.query import known_item
from tongma.masterdata.places.fit import StoredGoods
from tongma.masterdata.places.query import PlaceInfo, named_place
from tongma.stock.model import Move, Spot, Status
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record
from tongma.stock.query.balances import stock_at
from tongma.stock.query.history import pieces_left
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line
from tongma.work.documents.states import DocumentKind, TaskKind
from tongma.work.lookalikes.query import lookalikes_near

STEP = "put_away"
"""What a put-away is called among the steps of its line: by it the put-away is given back."""


def put_away(tx: Tx, command: PutAway) -> GoodsPutAway:
    """Move accepted goods from where they stand into a bin that fits them."""
    line = documents.line_of(tx, command.line)
    record = documents.document_of(tx, line.document, DocumentKind.ACCEPTANCE, lock=False)
    tx.at_document(record)
    bin_ = named_place(tx.connection, record.site, command.place, command.place_code)
    facts = _facts(tx, line, bin_)
    plan = allow(decide_put_away(command, facts))
    post(tx, _moves(record, line, bin_.id, plan))
    left = facts.left - plan.quantity
    documents.add_step(tx, line, STEP, plan.quantity)
    documents.set_line(tx, line.id, done=line.done + plan.quantity)
    if not left:
        documents.finish_tasks(tx, TaskKind.PUT_AWAY, line_id=line.id)
    return GoodsPutAway(
        line.id,
        bin_.id,
        bin_.code,
        quantity=show(plan.quantity, facts.item.decimals),
        left=show(left, facts.item.decimals),
        twins=lookalikes_near(tx.connection, line.item, line.lot, bin_.id),
    )


def _facts(tx: Tx, line: Line, bin_: PlaceInfo) -> PutAwayFacts:
    item = known_item(tx.connection, line.item)
    lying = stock_at(tx.connection, place=bin_.id)
    here = {"item": line.item, "lot": line.lot, "packed_as": line.packed_as}
    return PutAwayFacts(
        state=line.state,
        left=line.quantity - line.done,
        item=item,
        goods=StoredGoods(line.item, line.lot, Status.RELEASED, item.temperature_class),
        pieces=pieces_left(
            tx.connection, line.record_id, line.place, status=Status.RELEASED, **here
        ),
        bin=bin_,
        lying=[StoredGoods(there.item, there.lot, there.status) for there in lying],
    )


def _moves(record: Document, line: Line, bin_: int, plan: PutAwayPlan) -> list[Move]:
    source = Spot(line.place, Status.RELEASED, record.owner, line.packed_as)
    target = source._replace(place=bin_)
    if plan.pieces:
        return [Move(line.item, line.lot, piece, 1, source, target) for piece in plan.pieces]
    return [Move(line.item, line.lot, 0, plan.quantity, source, target)]


def give_back_put_away(tx: Tx, command: GiveBackPutAway) -> PutAwayGivenBack:
    """Reverse one put-away; the task to put the goods away appears again."""
    steps = documents.steps_of_record(tx, command.record, STEP)
    if not steps:
        raise refuse("record_unknown", record=str(command.record))
    step = steps[0]
    line = documents.line_of(tx, step.line)
    record = documents.document_of(tx, step.document, DocumentKind.ACCEPTANCE, lock=False)
    tx.at_document(record)
    reverse_record(tx, command.record)
    documents.undo_step(tx, step)
    documents.set_line(tx, line.id, done=line.done - step.quantity)
    documents.finish_tasks(tx, TaskKind.PUT_AWAY, line_id=line.id)
    documents.add_task(
        tx,
        TaskKind.PUT_AWAY,
        site=record.site,
        document_id=record.id,
        line_id=line.id,
        place=line.place,
        item=line.item,
    )
    decimals = known_item(tx.connection, line.item).decimals
    return PutAwayGivenBack(command.record, show(step.quantity, decimals))


KINDS = (
    Kind("putaway.put_away", PutAway, put_away, GoodsPutAway),
    Kind("putaway.give_back_put_away", GiveBackPutAway, give_back_put_away, PutAwayGivenBack),
)
