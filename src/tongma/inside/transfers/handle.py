"""Commands of relocation and transfer on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refused, refuse
from tongma.foundation.kernel.quantity import QuantityError, parse, show
from tongma.inside.transfers.model import (
    ArriveTransfer,
    CancelTransfer,
    DispatchTransfer,
    Relocate,
    UndoRelocation,
    What,
)
from tongma.masterdata.catalogue.query import item_of, level_facts
from tongma.masterdata.places.fit import Lying, misfit
from tongma.masterdata.places.query import (
    PlaceInfo,
    find_place,
    place_for,
    place_of,
    site_of,
    today_at,
)
from tongma.masterdata.places.transit import transit_place
from tongma.stock.model import Key, Move, Spot
from tongma.stock.post.gate import let_out
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import decimals_of, find_pieces, pieces
from tongma.stock.query.history import command_of
from tongma.stock.query.supply import supply_at
from tongma.stock.rules import may_not_leave
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, NewDocument, NewLine
from tongma.work.documents.states import TaskKind


def relocate(tx: Tx, command: Relocate) -> Decision:
    """Move free stock to a place that fits; a document of its own keeps who and when."""
    site = site_of(tx.connection, command.site)
    owner = command.owner or site.entity
    tx.at(site=site.id, owner=owner, entity=site.entity)
    target = _target(tx, site, command)
    moves = _moves(tx, (site, owner), command.what, target)
    _fits(tx, command.what, target)
    there = documents.add_document(
        tx, NewDocument("relocation", site.id, site.entity, owner, state="closed")
    )
    documents.add_lines(tx, there.id, [_line(command.what, moves, target.id)])
    post(tx, moves)
    return Decision(
        {
            "relocation": str(there.id),
            "number": there.number,
            "place_code": target.code,
            "record": str(tx.record_id),
        }
    )


def _target(tx: Tx, site: PlaceInfo, command: Relocate) -> PlaceInfo:
    if command.place:
        found = place_of(tx.connection, command.place)
    else:
        by_code = find_place(tx.connection, site.id, command.place_code)
        if by_code is None:
            raise refuse("place_unknown", place=command.place_code)
        found = by_code
    if found.site != site.id:
        raise refuse("place_other_site", place=found.code)
    return found


def _moves(tx: Tx, where: tuple[PlaceInfo, int], what: What, target: PlaceInfo) -> list[Move]:
    """Return the moves of free stock from where it lies to the target."""
    site, owner = where
    source = place_of(tx.connection, what.place)
    if source.site != site.id:
        raise refuse("place_other_site", place=source.code)
    if source.id == target.id:
        raise refuse("same_place", place=source.code)
    here = Spot(source.id, what.status, owner, what.packed_as)
    there = here._replace(place=target.id)
    if what.serials:
        known = {one.serial: one for one in find_pieces(tx.connection, what.item, what.serials)}
        missing = [one for one in what.serials if one not in known]
        if missing:
            raise refuse("serial_unknown", serials=[*missing])
        return [Move(what.item, known[s].lot, known[s].id, 1, here, there) for s in what.serials]
    quantity = _quantity(tx, what.item, what.quantity)
    level = level_facts(tx.connection, what.packed_as)
    if level is not None and quantity % level.factor:
        raise refuse("case_not_whole", level=level.name, factor=str(level.factor))
    return [Move(what.item, what.lot, 0, quantity, here, there)]


def _quantity(tx: Tx, item: int, text: str) -> int:
    decimals = decimals_of(tx.connection, [item])
    if item not in decimals:
        raise refuse("item_unknown", item=str(item))
    try:
        quantity = parse(text, decimals[item])
    except QuantityError:
        raise refuse("quantity_wrong", quantity=text) from None
    if quantity <= 0:
        raise refuse("quantity_wrong", quantity=text)
    return quantity


def _fits(tx: Tx, what: What, target: PlaceInfo) -> None:
    item = item_of(tx.connection, what.item)
    if item is None:
        raise refuse("item_unknown", item=str(what.item))
    there = [
        Lying(row.item, row.lot, row.status) for row in stock_at(tx.connection, place=target.id)
    ]
    goods = Lying(what.item, what.lot, what.status, item.temperature_class)
    refusal = misfit(target, goods, there)
    if refusal is not None:
        raise Refused(refusal)


def _line(what: What, moves: list[Move], place: int) -> NewLine:
    return NewLine(
        what.item,
        sum(move.quantity for move in moves),
        typed_quantity=what.quantity,
        lot=moves[0].lot,
        packed_as=what.packed_as,
        place=place,
        state="done",
    )


def undo_relocation(tx: Tx, command: UndoRelocation) -> Decision:
    """Reverse a relocation, while the stock still lies where it was moved to."""
    made_by, document = command_of(tx.connection, command.record)
    if made_by != "transfers.relocate":
        raise refuse("record_unknown", record=str(command.record))
    there = documents.document_of(tx, document, "relocation")
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
    reverse_record(tx, command.record)
    documents.set_document(tx, there.id, state="undone")
    return Decision({"relocation": str(there.id), "state": "undone"})


def dispatch_transfer(tx: Tx, command: DispatchTransfer) -> Decision:
    """Post the lines into transit; only what may go out goes."""
    site, to_site = site_of(tx.connection, command.site), site_of(tx.connection, command.to_site)
    owner = command.owner or site.entity
    tx.at(site=site.id, owner=owner, entity=site.entity)
    if site.id == to_site.id or not command.lines:
        raise refuse("transfer_wrong", site=site.code, to_site=to_site.code)
    let_out(tx)
    road = transit_place(tx, to_site)
    there = documents.add_document(
        tx, NewDocument("transfer", site.id, site.entity, owner, to_site.id)
    )
    all_moves: list[Move] = []
    new_lines = []
    for what in command.lines:
        moves = _moves(tx, (site, owner), what, road)
        all_moves += moves
        new_lines.append(_line(what, moves, road.id))
    _may_go(tx, site, all_moves)
    lines = documents.add_lines(tx, there.id, new_lines)
    for line in lines:
        documents.set_line(tx, line.id, state="open")
    post(tx, all_moves)
    documents.add_task(tx, TaskKind.ARRIVE, site=to_site.id, document_id=there.id)
    return Decision(
        {
            "transfer": str(there.id),
            "number": there.number,
            "lines": [str(line.id) for line in lines],
        }
    )


def _may_go(tx: Tx, site: PlaceInfo, moves: list[Move]) -> None:
    day = today_at(tx.connection, site.id, tx.now)
    judged = supply_at(tx.connection, [move.source_key() for move in moves], day)
    for one in judged.values():
        if one.blocked:
            facts = {"lot": one.lot_number, "serial": one.serial}
            raise Refused(may_not_leave(one.blocked, facts))


def arrive_transfer(tx: Tx, command: ArriveTransfer) -> Decision:
    """Book goods from transit to the receiving place of the other site."""
    there = documents.open_document(tx, command.transfer, "transfer")
    to_site = site_of(tx.connection, there.partner)
    tx.at(site=to_site.id, owner=there.owner, entity=to_site.entity, document=there.id)
    line = documents.line_of(tx, command.line)
    if line.document != there.id or line.state != "open":
        raise refuse("line_not_open", line=str(line.id), state=line.state)
    moves = _arriving(tx, there, line, command)
    post(tx, moves)
    quantity = sum(move.quantity for move in moves)
    after = documents.add_done(tx, line.id, quantity)
    if documents.close_when_done(tx, there):
        documents.finish_tasks(tx, TaskKind.ARRIVE, document_id=there.id)
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    return Decision(
        {
            "line": str(line.id),
            "quantity": show(quantity, decimals),
            "in_transit": show(after.quantity - after.done, decimals),
            "record": str(tx.record_id),
        }
    )


def _arriving(tx: Tx, there: Document, line: Line, command: ArriveTransfer) -> list[Move]:
    dock = place_for(tx.connection, there.partner, "receiving")
    on_road = [
        row
        for row in stock_at(tx.connection, place=line.place, item=line.item, lot=line.lot)
        if row.owner == there.owner and row.packed_as == line.packed_as
    ]
    with_pieces = [row for row in on_road if row.piece]
    if with_pieces:
        serials = {
            one.id: one.serial
            for one in pieces(tx.connection, [row.piece for row in with_pieces]).values()
        }
        wanted = set(command.serials) or set(serials.values())
        strangers = wanted - set(serials.values())
        if strangers:
            raise refuse("serial_not_here", serials=[*sorted(strangers)], role="storeman")
        chosen = [row for row in with_pieces if serials[row.piece] in wanted]
        return [_arrival(row, 1, dock.id) for row in chosen[: line.quantity - line.done]]
    left = (
        _quantity(tx, line.item, command.quantity)
        if command.quantity
        else line.quantity - line.done
    )
    if left > line.quantity - line.done:
        raise refuse("more_than_sent", line=str(line.id))
    moves = []
    for row in on_road:
        part = min(left, row.quantity)
        if part:
            moves.append(_arrival(row, part, dock.id))
            left -= part
    return moves


def _arrival(row: Key, quantity: int, dock: int) -> Move:
    source = Spot(row.place, row.status, row.owner, row.packed_as)
    return Move(row.item, row.lot, row.piece, quantity, source, source._replace(place=dock))


def cancel_transfer(tx: Tx, command: CancelTransfer) -> Decision:
    """Bring everything back to where it came from."""
    there = documents.open_document(tx, command.transfer, "transfer")
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
    lines = documents.lines_of(tx, there.id)
    if any(line.done for line in lines):
        raise refuse("already_received", transfer=there.number)
    reverse_record(tx, there.record_id)
    documents.set_document(tx, there.id, state="cancelled")
    for line in lines:
        documents.set_line(tx, line.id, state="cancelled")
    documents.finish_tasks(tx, TaskKind.ARRIVE, document_id=there.id)
    return Decision({"transfer": str(there.id), "state": "cancelled"})


KINDS = (
    Kind("transfers.relocate", Relocate, relocate),
    Kind("transfers.undo_relocation", UndoRelocation, undo_relocation),
    Kind("transfers.dispatch_transfer", DispatchTransfer, dispatch_transfer),
    Kind("transfers.arrive_transfer", ArriveTransfer, arrive_transfer),
    Kind("transfers.cancel_transfer", CancelTransfer, cancel_transfer),
)
