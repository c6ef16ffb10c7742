"""Commands of picking on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import place_for, place_of, places_of
from tongma.outbound.picking.allocated_stock import allocations_of, moves_to
from tongma.outbound.picking.comparison import LineInHand, expected_of, line_in_hand, scanned_of
from tongma.outbound.picking.decide import decide_list, decide_open, decide_pick, decide_rest
from tongma.outbound.picking.model import (
    GoodsPicked,
    ListLine,
    MakeList,
    Pick,
    PickGroup,
    PickListMade,
    PickReversed,
    PickShort,
    ShortPick,
    Unpick,
)
from tongma.outbound.picking.offers import offered_elsewhere
from tongma.stock.model import HoldScope
from tongma.stock.post.allocations import release
from tongma.stock.post.gate import let_out
from tongma.stock.post.holds import place_hold
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_with_allocation
from tongma.stock.query.balances import allocations
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, Link, NewDocument, NewLine
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind
from tongma.work.lookalikes.query import lookalikes_near
from tongma.work.scanning.verification import TypedGoods, verified_goods

_OF_ORDER = "pick_of"
"""The link from an order's line to the lines of its lists."""
_PICKED = "picked"
"""The step on a line of a list that says who picked."""


def make_list(tx: Tx, command: MakeList) -> PickListMade:
    """One line for each lot in each bin, in walking order."""
    order = documents.open_document(tx, command.order, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    given = allocations(tx.connection, document=order.id)
    places = places_of(tx.connection, [one.key.place for one in given])
    walk = {one.id: one.sequence for one in places.values() if one.purpose in PICKABLE}
    planned = allow(decide_list(order.number, given, walk, _listed(tx, order)))
    pick_list = documents.add_document(
        tx,
        NewDocument(DocumentKind.PICK_LIST, order.site, order.entity, order.owner, order.partner),
    )
    lines = documents.add_lines(tx, pick_list.id, [_new_line(plan) for plan in planned])
    for line, plan in zip(lines, planned, strict=True):
        link = Link(order.id, plan.group.line, pick_list.id, line.id, _OF_ORDER, line.quantity)
        documents.add_link(tx, link)
    documents.finish_tasks(tx, TaskKind.RELEASE_TO_FLOOR, document_id=order.id)
    documents.add_task(tx, TaskKind.PICK, site=order.site, document_id=pick_list.id)
    return PickListMade(pick_list.id, pick_list.number, tuple(line.id for line in lines))


def _listed(tx: Tx, order: Document) -> dict[PickGroup, int]:
    """Return what the open lines of the order's lists still wait for."""
    links = documents.links_from(tx, document_id=order.id, role=_OF_ORDER)
    lines = documents.lines_by_id(tx, [link.to_line for link in links])
    listed: dict[PickGroup, int] = {}
    for link in links:
        line = lines[link.to_line]
        if line.state == LineState.OPEN:
            group = PickGroup(link.from_line, line.lot, line.place, line.packed_as)
            listed[group] = listed.get(group, 0) + line.quantity - line.done
    return listed


def _new_line(plan: ListLine) -> NewLine:
    group = plan.group
    return NewLine(
        plan.item, plan.quantity, lot=group.lot, packed_as=group.packed_as, place=group.place
    )


def pick(tx: Tx, command: Pick) -> GoodsPicked:
    """Take proved goods from the bin to the dispatch place."""
    hand = _open_line(tx, command.line)
    line, pick_list, decimals = hand.line, hand.pick_list, hand.item.decimals
    let_out(tx)
    goods = verified_goods(
        tx, TypedGoods(command.item, command.lot, command.serial, command.quantity), pick_list.id
    )
    scanned = scanned_of(tx, hand, command, goods)
    allow(decide_pick(expected_of(tx, hand), scanned))
    staging = place_for(tx.connection, pick_list.site, "dispatch")
    post(tx, moves_to(tx, hand, scanned, staging.id))
    after = documents.add_done(tx, line.id, scanned.quantity, of=DocumentKind.PICK_LIST)
    documents.add_step(tx, line, _PICKED, scanned.quantity)
    _close_list(tx, pick_list)
    return GoodsPicked(
        line=line.id,
        quantity=show(scanned.quantity, decimals),
        left=show(after.quantity - after.done, decimals),
        place=staging.id,
        record=tx.record_id,
        twins=lookalikes_near(tx.connection, line.item, line.lot, line.place),
    )


def _open_line(tx: Tx, line_id: int) -> LineInHand:
    line = documents.line_of(tx, line_id)
    pick_list = documents.document_of(tx, line.document, DocumentKind.PICK_LIST)
    tx.at_document(pick_list)
    allow(decide_open(line.id, line.state))
    return line_in_hand(tx, line, pick_list, _sales_line(tx, line))


def _sales_line(tx: Tx, line: Line) -> int:
    """Return the order's line that a line of a list was made for."""
    return documents.links_to(tx, line_id=line.id, role=_OF_ORDER)[0].from_line


def _close_list(tx: Tx, pick_list: Document) -> None:
    """When nothing is open any more the list is done, and a second person checks."""
    if not documents.close_when_done(tx, pick_list):
        return
    documents.finish_tasks(tx, TaskKind.PICK, document_id=pick_list.id)
    orders = documents.links_to(tx, document_id=pick_list.id, role=_OF_ORDER)
    for order in sorted({link.from_document for link in orders}):
        documents.finish_tasks(tx, TaskKind.CHECK, document_id=order)
        documents.add_task(tx, TaskKind.CHECK, site=pick_list.site, document_id=order)


def unpick(tx: Tx, command: Unpick) -> PickReversed:
    """Reverse one pick: the goods, with their allocation, lie in the bin again."""
    done = documents.steps_of_record(tx, command.record, _PICKED)
    if not done:
        raise refuse("record_unknown", record=str(command.record))
    step = done[0]
    line = documents.line_of(tx, step.line)
    pick_list = documents.document_of(tx, line.document, DocumentKind.PICK_LIST)
    tx.at_document(pick_list)
    reverse_with_allocation(tx, command.record, [_sales_line(tx, line)])
    documents.undo_step(tx, step)
    documents.add_done(tx, line.id, -step.quantity, of=DocumentKind.PICK_LIST)
    if pick_list.state == DocumentState.CLOSED:
        documents.move_document(tx, pick_list, DocumentState.OPEN)
        documents.add_task(tx, TaskKind.PICK, site=pick_list.site, document_id=pick_list.id)
    return PickReversed(line.id, command.record)


def short_pick(tx: Tx, command: ShortPick) -> PickShort:
    """Give the rest back, hold and count the bin, and offer what lies elsewhere."""
    hand = _open_line(tx, command.line)
    line, pick_list = hand.line, hand.pick_list
    there = allocations_of(tx, hand)
    rest = decide_rest(there.own, there.opened, line.quantity - line.done)
    hold = place_hold(tx, "count", HoldScope.PLACE, line.place, document=pick_list.id)
    release(tx, rest)
    documents.move_line(tx, line, LineState.SHORT, of=DocumentKind.PICK_LIST)
    task = documents.add_task(
        tx,
        TaskKind.COUNT_BIN,
        site=pick_list.site,
        place=line.place,
        item=line.item,
        document_id=pick_list.id,
    )
    order = documents.lines_by_id(tx, [hand.sales_line])[hand.sales_line].document
    documents.add_task(tx, TaskKind.ALLOCATE, site=pick_list.site, document_id=order)
    offered = offered_elsewhere(tx, hand)
    _close_list(tx, pick_list)
    return PickShort(
        line=line.id,
        short=show(sum(one.quantity for one in rest), hand.item.decimals),
        place_code=place_of(tx.connection, line.place).code,
        count_task=task,
        hold=hold,
        offered=offered,
    )


KINDS = (
    Kind("picking.make_list", MakeList, make_list, PickListMade),
    Kind("picking.pick", Pick, pick, GoodsPicked),
    Kind("picking.unpick", Unpick, unpick, PickReversed),
    Kind("picking.short_pick", ShortPick, short_pick, PickShort),
)
