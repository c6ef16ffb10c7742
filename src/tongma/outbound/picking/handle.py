"""Commands of picking on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Json, Refused, refuse
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.catalogue.query import item_of, level_facts
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import place_for, place_of, places_of, today_at
from tongma.outbound.picking.decide import decide_pick
from tongma.outbound.picking.model import Expected, MakeList, Pick, Scanned, ShortPick, Unpick
from tongma.outbound.picking.taking import moves_for, offered_elsewhere
from tongma.stock.model import Allocation, Blocked, HoldScope, Key
from tongma.stock.post.allocations import release
from tongma.stock.post.gate import let_out
from tongma.stock.post.holds import place_hold
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_with_allocation
from tongma.stock.query.balances import allocations
from tongma.stock.query.goods import decimals_of, lots
from tongma.stock.query.supply import supply_at
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, Link, NewDocument, NewLine
from tongma.work.documents.states import TaskKind
from tongma.work.lookalikes.query import twins_near
from tongma.work.scanning.proved import Proved, Typed, proved


def make_list(tx: Tx, command: MakeList) -> Decision:
    """One line for each lot in each bin, in walking order."""
    order = documents.open_document(tx, command.order, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    given = allocations(tx.connection, document=order.id)
    places = places_of(tx.connection, [one.key.place for one in given])
    listed = _already_listed(tx, order)
    waiting = [
        one
        for one in given
        if places[one.key.place].purpose in PICKABLE and _group(one) not in listed
    ]
    if not waiting:
        raise refuse("nothing_to_pick", order=order.number)
    groups: dict[tuple[int, ...], list[Allocation]] = {}
    for one in sorted(waiting, key=lambda a: (places[a.key.place].sequence, a.key)):
        groups.setdefault(_group(one), []).append(one)
    pick_list = documents.add_document(
        tx, NewDocument("pick_list", order.site, order.entity, order.owner, order.partner)
    )
    lines = documents.add_lines(tx, pick_list.id, [_new_line(g) for g in groups.values()])
    for line, group in zip(lines, groups.values(), strict=True):
        documents.add_link(
            tx, Link(order.id, group[0].line, pick_list.id, line.id, "pick_of", line.quantity)
        )
    documents.finish_tasks(tx, TaskKind.RELEASE_TO_FLOOR, document_id=order.id)
    documents.add_task(tx, TaskKind.PICK, site=order.site, document_id=pick_list.id)
    return Decision(
        {
            "pick_list": str(pick_list.id),
            "number": pick_list.number,
            "lines": [str(line.id) for line in lines],
        }
    )


def _group(one: Allocation) -> tuple[int, ...]:
    return (one.line, one.key.lot, one.key.place, one.key.packed_as)


def _already_listed(tx: Tx, order: Document) -> set[tuple[int, ...]]:
    """Groups on pick lists that are still open: listed once, picked once."""
    found: set[tuple[int, ...]] = set()
    for link in documents.links_from(tx, document_id=order.id, role="pick_of"):
        line = documents.lines_by_id(tx, [link.to_line])[link.to_line]
        if line.state == "open":
            found.add((link.from_line, line.lot, line.place, line.packed_as))
    return found


def _new_line(group: list[Allocation]) -> NewLine:
    key = group[0].key
    return NewLine(
        key.item,
        sum(one.quantity for one in group),
        lot=key.lot,
        packed_as=key.packed_as,
        place=key.place,
    )


def pick(tx: Tx, command: Pick) -> Decision:
    """Take proved goods from the bin to the dispatch place."""
    line, pick_list, sales_line = _open_line(tx, command.line)
    let_out(tx)
    goods = proved(tx, Typed(command.item, command.lot, command.serial), pick_list.id)
    decimals = decimals_of(tx.connection, [line.item]).get(line.item, 0)
    quantity = _quantity(command, goods, line, decimals)
    here = _here(line, goods)
    supply = _supply(tx, pick_list, line, goods, here)
    refusal = decide_pick(_expected(tx, line), _scanned(command, goods, quantity, supply))
    if refusal is not None:
        raise Refused(refusal)
    given = [
        one
        for one in allocations(tx.connection, line=sales_line)
        if _group(one)[1:] == (line.lot, line.place, line.packed_as)
    ]
    staging = place_for(tx.connection, pick_list.site, "dispatch")
    opens = line.packed_as if goods.goods.level == 0 and not goods.piece else 0
    moves = moves_for(tx, given, (goods.piece, quantity), staging.id, opens)
    post(tx, moves)
    after = documents.add_done(tx, line.id, quantity)
    documents.add_step(tx, line, "picked", quantity)
    _close_list(tx, pick_list)
    return Decision(
        {
            "line": str(line.id),
            "quantity": show(quantity, decimals),
            "left": show(after.quantity - after.done, decimals),
            "place": str(staging.id),
            "record": str(tx.record_id),
            "twins": twins_near(tx.connection, line.item, line.lot, line.place),
        }
    )


def _open_line(tx: Tx, line_id: int) -> tuple[Line, Document, int]:
    line = documents.line_of(tx, line_id)
    pick_list = documents.document_of(tx, line.document, "pick_list")
    tx.at(
        site=pick_list.site, owner=pick_list.owner, entity=pick_list.entity, document=pick_list.id
    )
    if line.state != "open":
        raise refuse("line_not_open", line=str(line.id), state=line.state)
    sales = documents.links_to(tx, line_id=line.id, role="pick_of")
    return line, pick_list, sales[0].from_line


def _quantity(command: Pick, goods: Proved, line: Line, decimals: int) -> int:
    if goods.piece:
        return 1
    if not command.quantity and goods.goods.factor == 1:
        return line.quantity - line.done
    level = None
    text = command.quantity or "1"
    return base_quantity(goods.item, text, level, decimals=decimals) * goods.goods.factor


def _here(line: Line, goods: Proved) -> tuple[int, int]:
    return (goods.lot or line.lot, goods.piece)


def _supply(
    tx: Tx, pick_list: Document, line: Line, goods: Proved, here: tuple[int, int]
) -> tuple[Blocked | None, bool]:
    """Judge the stock in the line's bin now: (why it may not go out, whether it is there)."""
    lot, piece = here
    key = Key(lot, piece, line.place, 2, pick_list.owner, goods.item.id, line.packed_as)
    day = today_at(tx.connection, pick_list.site, tx.now)
    found = supply_at(tx.connection, [key], day).get(key)
    if found is None:
        return None, piece == 0
    return found.blocked, True


def _expected(tx: Tx, line: Line) -> Expected:
    item = item_of(tx.connection, line.item)
    lot = lots(tx.connection, [line.lot]).get(line.lot)
    level = level_facts(tx.connection, line.packed_as)
    return Expected(
        item=line.item,
        item_code=f"{item.code} {item.name_zh}" if item else str(line.item),
        lot=line.lot,
        lot_number=lot.number if lot else "",
        place_code=place_of(tx.connection, line.place).code,
        piece=line.piece,
        serial="",
        level=line.packed_as,
        factor=level.factor if level else 1,
        left=line.quantity - line.done,
    )


def _scanned(
    command: Pick, goods: Proved, quantity: int, supply: tuple[Blocked | None, bool]
) -> Scanned:
    blocked, here = supply
    return Scanned(
        item=goods.item.id,
        item_code=f"{goods.item.code} {goods.item.name_zh}",
        lot=goods.lot,
        lot_number=goods.lot_number,
        place_code=command.place_code,
        piece=goods.piece,
        serial=goods.serial,
        level=goods.goods.level,
        factor=goods.goods.factor,
        quantity=quantity,
        blocked=blocked,
        here=here,
    )


def _close_list(tx: Tx, pick_list: Document) -> None:
    """When nothing is open any more the list is done, and a second person checks."""
    if not documents.close_when_done(tx, pick_list):
        return
    documents.finish_tasks(tx, TaskKind.PICK, document_id=pick_list.id)
    orders = documents.links_to(tx, document_id=pick_list.id, role="pick_of")
    for order in sorted({one.from_document for one in orders}):
        documents.finish_tasks(tx, TaskKind.CHECK, document_id=order)
        documents.add_task(tx, TaskKind.CHECK, site=pick_list.site, document_id=order)


def unpick(tx: Tx, command: Unpick) -> Decision:
    """Reverse one pick: the goods, with their allocation, lie in the bin again."""
    done = documents.steps_of_record(tx, command.record, "picked")
    if not done:
        raise refuse("record_unknown", record=str(command.record))
    one = done[0]
    line = documents.line_of(tx, one.line)
    pick_list = documents.document_of(tx, line.document, "pick_list")
    tx.at(
        site=pick_list.site, owner=pick_list.owner, entity=pick_list.entity, document=pick_list.id
    )
    sales = documents.links_to(tx, line_id=line.id, role="pick_of")
    reverse_with_allocation(tx, command.record, sales[0].from_line)
    documents.undo_step(tx, one)
    documents.add_done(tx, line.id, -one.quantity)
    if pick_list.state == "closed":
        documents.set_document(tx, pick_list.id, state="open")
        documents.add_task(tx, TaskKind.PICK, site=pick_list.site, document_id=pick_list.id)
    return Decision({"line": str(line.id), "reversed": str(command.record)})


def short_pick(tx: Tx, command: ShortPick) -> Decision:
    """Give the rest back, hold and count the bin, and offer what lies elsewhere."""
    line, pick_list, sales_line = _open_line(tx, command.line)
    rest = [
        one
        for one in allocations(tx.connection, line=sales_line)
        if _group(one)[1:] == (line.lot, line.place, line.packed_as)
    ]
    hold = place_hold(tx, "count", (HoldScope.PLACE, line.place), document=pick_list.id)
    release(tx, rest)
    missing = sum(one.quantity for one in rest)
    documents.set_line(tx, line.id, state="short")
    bin_ = place_of(tx.connection, line.place)
    task = documents.add_task(
        tx,
        TaskKind.COUNT_BIN,
        site=pick_list.site,
        place=line.place,
        item=line.item,
        document_id=pick_list.id,
    )
    order = documents.lines_by_id(tx, [sales_line])[sales_line].document
    documents.add_task(tx, TaskKind.ALLOCATE, site=pick_list.site, document_id=order)
    day = today_at(tx.connection, pick_list.site, tx.now)
    offers = offered_elsewhere(tx, line, (pick_list.site, pick_list.owner), day)
    _close_list(tx, pick_list)
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    told: list[Json] = [dict(one) for one in offers]
    return Decision(
        {
            "line": str(line.id),
            "short": show(missing, decimals),
            "place_code": bin_.code,
            "count_task": str(task),
            "hold": str(hold),
            "offered": told,
        }
    )


KINDS = (
    Kind("picking.make_list", MakeList, make_list),
    Kind("picking.pick", Pick, pick),
    Kind("picking.unpick", Unpick, unpick),
    Kind("picking.short_pick", ShortPick, short_pick),
)
