"""Commands of relocation and transfer on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Refused, allow, refuse
from tongma.foundation.kernel.quantity import QuantityError, parse, show
from tongma.inside.transfers.decide import (
    decide_amount,
    decide_arrival,
    decide_arriving,
    decide_cancel,
    decide_serials,
    decide_transfer,
    decide_way,
)
from tongma.inside.transfers.model import (
    ArriveTransfer,
    CancelTransfer,
    DispatchTransfer,
    Moved,
    Relocate,
    Relocated,
    RelocationUndone,
    TransferArrived,
    TransferCancelled,
    TransferDispatched,
    TransferWay,
    UndoRelocation,
)
from tongma.masterdata.catalogue.query import item_of, level_facts
from tongma.masterdata.partners.query import owner_of_goods
from tongma.masterdata.places.fit import StoredGoods
from tongma.masterdata.places.fitting import misfit_around
from tongma.masterdata.places.query import (
    PlaceInfo,
    find_place,
    place_for,
    place_of,
    site_of,
    today_at,
)
from tongma.masterdata.places.reserved import decide_unreserved, reserved_at
from tongma.masterdata.places.transit import transit_place
from tongma.stock.model import Move, Spot
from tongma.stock.post.gate import let_out
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record
from tongma.stock.query.balances import Balance, stock_at
from tongma.stock.query.goods import decimals_of, find_pieces, pieces
from tongma.stock.query.history import command_of
from tongma.stock.query.supply import supply_at
from tongma.stock.rules import may_not_leave
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, NewDocument, NewLine
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind


def relocate(tx: Tx, command: Relocate) -> Relocated:
    """Move free stock to a place that fits; a document of its own keeps who and when."""
    site = site_of(tx.connection, command.site)
    owner = owner_of_goods(tx.connection, command.owner, site.entity)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    target = _target(tx, site, command)
    moves = _moves(tx, command.what, site, target, owner=owner)
    _fits(tx, command.what, target)
    there = documents.add_document(
        tx,
        NewDocument("relocation", site.id, site.entity, owner, state=DocumentState.CLOSED),
    )
    documents.add_lines(tx, there.id, [_line(command.what, moves, target.id, LineState.DONE)])
    post(tx, moves)
    return Relocated(there.id, there.number, target.code, tx.record_id)


def _target(tx: Tx, site: PlaceInfo, command: Relocate) -> PlaceInfo:
    """Return where to: named by id, by code, or by both where they say the same. Refusals
    ``place_unknown``, ``codes_contradict``.
    """
    code = command.place_code
    if command.place:
        found = place_of(tx.connection, command.place)
        if code and found.code != code:
            raise refuse("codes_contradict", field="place", first=found.code, second=code)
        return found
    by_code = find_place(tx.connection, site.id, code)
    if by_code is None:
        raise refuse("place_unknown", place=code)
    return by_code


def _moves(
    tx: Tx, what: Moved, site: PlaceInfo, target: PlaceInfo, *, owner: int, on_road: bool = False
) -> list[Move]:
    """Return the moves of free stock from where it lies to the target, or onto the road to it."""
    source = place_of(tx.connection, what.place)
    target_site = site.id if on_road else target.site
    way = TransferWay(
        site.id, source.id, source.site, source.code, target.id, target_site, target.code
    )
    allow(decide_way(way))
    here = Spot(source.id, what.status, owner, what.packed_as)
    there = here._replace(place=target.id)
    if what.serials:
        found = find_pieces(tx.connection, what.item, what.serials)
        known = {piece.serial: piece for piece in found}
        allow(decide_serials(what.serials, known))
        return [Move(what.item, known[s].lot, known[s].id, 1, here, there) for s in what.serials]
    quantity = _quantity(tx, what.item, what.quantity)
    level = level_facts(tx.connection, what.packed_as)
    if level is not None:
        allow(decide_amount(quantity, what.quantity, factor=level.factor, level=level.name))
    return [Move(what.item, what.lot, 0, quantity, here, there)]


def _quantity(tx: Tx, item: int, text: str) -> int:
    decimals = decimals_of(tx.connection, [item])
    if item not in decimals:
        raise refuse("item_unknown", item=str(item))
    try:
        quantity = parse(text, decimals[item])
    except QuantityError:
        raise refuse("quantity_wrong", quantity=text) from None
    allow(decide_amount(quantity, text))
    return quantity


def _fits(tx: Tx, what: Moved, target: PlaceInfo) -> None:
    item = item_of(tx.connection, what.item)
    if item is None:
        raise refuse("item_unknown", item=str(what.item))
    allow(decide_unreserved(reserved_at(tx, target.id)))
    goods = StoredGoods(what.item, what.lot, what.status, item.temperature_class)
    allow(misfit_around(tx.connection, target.id, [goods]))


def _line(what: Moved, moves: list[Move], place: int, state: LineState) -> NewLine:
    return NewLine(
        what.item,
        sum(move.quantity for move in moves),
        typed_quantity=what.quantity,
        lot=moves[0].lot,
        packed_as=what.packed_as,
        place=place,
        state=state,
    )


def undo_relocation(tx: Tx, command: UndoRelocation) -> RelocationUndone:
    """Reverse a relocation, while the stock still lies where it was moved to."""
    made_by, document = command_of(tx.connection, command.record)
    if made_by != "transfers.relocate":
        raise refuse("record_unknown", record=str(command.record))
    there = documents.document_of(tx, document, "relocation")
    tx.at_document(there)
    reverse_record(tx, command.record)
    documents.move_document(tx, there, DocumentState.UNDONE)
    return RelocationUndone(there.id, DocumentState.UNDONE)


def dispatch_transfer(tx: Tx, command: DispatchTransfer) -> TransferDispatched:
    """Post the lines into transit; only what may go out goes."""
    site, to_site = site_of(tx.connection, command.site), site_of(tx.connection, command.to_site)
    owner = owner_of_goods(tx.connection, command.owner, site.entity)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    allow(decide_transfer(site.code, to_site.code, len(command.lines)))
    let_out(tx)
    road = transit_place(tx, to_site)
    there = documents.add_document(
        tx, NewDocument("transfer", site.id, site.entity, owner, to_site.id)
    )
    all_moves: list[Move] = []
    new_lines = []
    for what in command.lines:
        moves = _moves(tx, what, site, road, owner=owner, on_road=True)
        all_moves += moves
        new_lines.append(_line(what, moves, road.id, LineState.OPEN))
    _may_go(tx, site, all_moves)
    lines = documents.add_lines(tx, there.id, new_lines)
    post(tx, all_moves)
    documents.add_task(tx, TaskKind.ARRIVE, site=to_site.id, document_id=there.id)
    return TransferDispatched(there.id, there.number, tuple(line.id for line in lines))


def _may_go(tx: Tx, site: PlaceInfo, moves: list[Move]) -> None:
    day = today_at(tx.connection, site.id, tx.now)
    judged = supply_at(tx.connection, [move.source_key() for move in moves], day)
    for goods in judged.values():
        if goods.blocked:
            words = " / ".join(filter(None, (goods.lot_number, goods.serial)))
            raise Refused(may_not_leave(goods.blocked, {"goods": words}))


def arrive_transfer(tx: Tx, command: ArriveTransfer) -> TransferArrived:
    """Book goods from transit to the receiving place of the other site."""
    there = documents.open_document(tx, command.transfer, "transfer")
    to_site = site_of(tx.connection, there.partner)
    tx.at(site=to_site.id, owner=there.owner, entity=to_site.entity, document=there.id)
    line = documents.line_of(tx, command.line)
    allow(decide_arrival(line.id, line.state, of_transfer=line.document == there.id))
    moves = _arriving(tx, there, line, command)
    post(tx, moves)
    quantity = sum(move.quantity for move in moves)
    after = documents.add_done(tx, line.id, quantity, of=DocumentKind.TRANSFER)
    if documents.close_when_done(tx, there):
        documents.finish_tasks(tx, TaskKind.ARRIVE, document_id=there.id)
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    in_transit = show(after.quantity - after.done, decimals)
    return TransferArrived(line.id, show(quantity, decimals), in_transit, tx.record_id)


def _arriving(tx: Tx, there: Document, line: Line, command: ArriveTransfer) -> list[Move]:
    dock = place_for(tx.connection, there.partner, "receiving")
    on_road = [
        row
        for row in stock_at(tx.connection, place=line.place, item=line.item, lot=line.lot)
        if row.owner == there.owner and row.packed_as == line.packed_as
    ]
    with_pieces = [row for row in on_road if row.piece]
    if with_pieces:
        sent = pieces(tx.connection, [row.piece for row in with_pieces])
        serials = {piece.id: piece.serial for piece in sent.values()}
        wanted = set(command.serials) or set(serials.values())
        allow(decide_arriving(line.id, 0, 0, wanted - set(serials.values())))
        chosen = [row for row in with_pieces if serials[row.piece] in wanted]
        return [_arrival(row, 1, dock.id) for row in chosen[: line.quantity - line.done]]
    in_transit = line.quantity - line.done
    left = _quantity(tx, line.item, command.quantity) if command.quantity else in_transit
    allow(decide_arriving(line.id, left, in_transit, ()))
    moves = []
    for row in on_road:
        part = min(left, row.quantity)
        if part:
            moves.append(_arrival(row, part, dock.id))
            left -= part
    return moves


def _arrival(row: Balance, quantity: int, dock: int) -> Move:
    source = Spot(row.place, row.status, row.owner, row.packed_as)
    return Move(row.item, row.lot, row.piece, quantity, source, source._replace(place=dock))


def cancel_transfer(tx: Tx, command: CancelTransfer) -> TransferCancelled:
    """Bring everything back to where it came from."""
    there = documents.open_document(tx, command.transfer, "transfer")
    tx.at_document(there)
    lines = documents.lines_of(tx, there.id)
    allow(decide_cancel(there.number, [line.line_no for line in lines if line.done]))
    reverse_record(tx, there.record_id)
    documents.move_document(tx, there, DocumentState.CANCELLED)
    for line in lines:
        documents.move_line(tx, line, LineState.CANCELLED, of=DocumentKind.TRANSFER)
    documents.finish_tasks(tx, TaskKind.ARRIVE, document_id=there.id)
    return TransferCancelled(there.id, DocumentState.CANCELLED)


KINDS = (
    Kind("transfers.relocate", Relocate, relocate, Relocated),
    Kind("transfers.undo_relocation", UndoRelocation, undo_relocation, RelocationUndone),
    Kind("transfers.dispatch_transfer", DispatchTransfer, dispatch_transfer, TransferDispatched),
    Kind("transfers.arrive_transfer", ArriveTransfer, arrive_transfer, TransferArrived),
    Kind("transfers.cancel_transfer", CancelTransfer, cancel_transfer, TransferCancelled),
)
