"""Commands of put-away on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.canonical import plain
from tongma.foundation.kernel.outcome import Decision, Refused, refuse
from tongma.foundation.kernel.quantity import QuantityError, parse, show
from tongma.inbound.putaway.model import GiveBackPutAway, PutAway
from tongma.masterdata.catalogue.query import item_of
from tongma.masterdata.places.fit import Lying, misfit
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import PlaceInfo, find_place, place_of
from tongma.stock.model import Move, Spot, Status
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_record
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import decimals_of, find_pieces
from tongma.stock.query.history import command_of, pieces_moved, total_moved
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line
from tongma.work.documents.states import TaskKind
from tongma.work.lookalikes.query import twins_near


def put_away(tx: Tx, command: PutAway) -> Decision:
    """Move accepted goods from where they stand into a bin that fits them."""
    line = documents.line_of(tx, command.line)
    record = documents.document_of(tx, line.document, "acceptance", lock=False)
    tx.at(site=record.site, owner=record.owner, entity=record.entity, document=record.id)
    if line.state != "released":
        raise refuse("line_not_open", line=str(line.id), state=line.state)
    bin_ = _bin(tx, record, command)
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    goods, quantity = _goods(tx, line, command, decimals)
    if quantity > line.quantity - line.done:
        raise refuse(
            "more_than_waiting",
            waiting=show(line.quantity - line.done, decimals),
            wanted=show(quantity, decimals),
        )
    _fits(tx, line, bin_)
    source = Spot(line.place, Status.RELEASED, record.owner, line.packed_as)
    target = source._replace(place=bin_.id)
    if goods:
        post(tx, [Move(line.item, line.lot, one, 1, source, target) for one in goods])
    else:
        post(tx, [Move(line.item, line.lot, 0, quantity, source, target)])
    documents.set_line(tx, line.id, done=line.done + quantity)
    if line.done + quantity == line.quantity:
        documents.finish_tasks(tx, TaskKind.PUT_AWAY, line_id=line.id)
    return Decision(
        {
            "line": str(line.id),
            "place": str(bin_.id),
            "place_code": bin_.code,
            "quantity": show(quantity, decimals),
            "left": show(line.quantity - line.done - quantity, decimals),
            "twins": plain(twins_near(tx.connection, line.item, line.lot, bin_.id)),
        }
    )


def _bin(tx: Tx, record: Document, command: PutAway) -> PlaceInfo:
    if command.place:
        found = place_of(tx.connection, command.place)
    else:
        by_code = find_place(tx.connection, record.site, command.place_code)
        if by_code is None:
            raise refuse("place_unknown", place=command.place_code)
        found = by_code
    if found.site != record.site:
        raise refuse("place_other_site", place=found.code)
    return found


def _goods(tx: Tx, line: Line, command: PutAway, decimals: int) -> tuple[list[int], int]:
    """Return the pieces (none for bulk) and the scaled quantity to be put away."""
    there = stock_at(
        tx.connection,
        place=line.place,
        item=line.item,
        lot=line.lot,
        status=Status.RELEASED,
        packed_as=line.packed_as,
    )
    mine = set(pieces_moved(tx.connection, line.record_id, line.place))
    pieces = [row.piece for row in there if row.piece in mine]
    if command.serials:
        known = {
            one.serial: one.id for one in find_pieces(tx.connection, line.item, command.serials)
        }
        missing = [one for one in command.serials if known.get(one) not in pieces]
        if missing:
            raise refuse("serial_not_here", serials=[*missing], role="storeman")
        pieces = [known[one] for one in command.serials]
    if pieces and not command.quantity:
        return pieces, len(pieces)
    try:
        quantity = (
            parse(command.quantity, decimals) if command.quantity else (line.quantity - line.done)
        )
    except QuantityError:
        raise refuse("quantity_wrong", quantity=command.quantity) from None
    if quantity <= 0:
        raise refuse("quantity_wrong", quantity=command.quantity)
    return pieces[:quantity], quantity


def _fits(tx: Tx, line: Line, bin_: PlaceInfo) -> None:
    item = item_of(tx.connection, line.item)
    warm = item.temperature_class if item else ""
    there = [Lying(row.item, row.lot, row.status) for row in stock_at(tx.connection, place=bin_.id)]
    refusal = misfit(bin_, Lying(line.item, line.lot, Status.RELEASED, warm), there)
    if refusal is not None:
        raise Refused(refusal)
    if bin_.purpose not in PICKABLE:
        raise refuse("place_not_storage", place=bin_.code, purpose=bin_.purpose)


def give_back_put_away(tx: Tx, command: GiveBackPutAway) -> Decision:
    """Reverse one put-away; the task to put the goods away appears again."""
    made_by, document = command_of(tx.connection, command.record)
    if made_by != "putaway.put_away":
        raise refuse("record_unknown", record=str(command.record))
    record = documents.document_of(tx, document, "acceptance", lock=False)
    tx.at(site=record.site, owner=record.owner, entity=record.entity, document=record.id)
    moves = reverse_record(tx, command.record)
    lot, item = moves[0].lot, moves[0].item
    quantity = total_moved(moves)
    for line in documents.lines_of(tx, record.id):
        if (line.item, line.lot, line.state) == (item, lot, "released") and line.done >= quantity:
            documents.set_line(tx, line.id, done=line.done - quantity)
            documents.finish_tasks(tx, TaskKind.PUT_AWAY, line_id=line.id)
            documents.add_task(
                tx,
                TaskKind.PUT_AWAY,
                site=record.site,
                document_id=record.id,
                line_id=line.id,
                place=line.place,
                item=item,
            )
            break
    return Decision({"reversed": str(command.record), "quantity": str(quantity)})


KINDS = (
    Kind("putaway.put_away", PutAway, put_away),
    Kind("putaway.give_back_put_away", GiveBackPutAway, give_back_put_away),
)
