"""Commands of opening stock on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, refuse
from tongma.inbound.opening_stock import store
from tongma.inbound.opening_stock.model import (
    CancelOpening,
    OpeningLine,
    PrepareOpening,
    SignOpening,
)
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.places.query import places_of, site_of
from tongma.stock.model import Move, Spot, Status, Virtual
from tongma.stock.post.goods import LotData, add_pieces, find_or_add_lot
from tongma.stock.post.movements import post
from tongma.stock.query.goods import decimals_of, find_pieces
from tongma.work.documents import store as documents
from tongma.work.documents.model import NewDocument, NewLine
from tongma.work.documents.states import TaskKind


def prepare_opening(tx: Tx, command: PrepareOpening) -> Decision:
    """Check every line and keep it; a second person signs."""
    site = site_of(tx.connection, command.site)
    owner = command.owner or site.entity
    tx.at(site=site.id, owner=owner, entity=site.entity)
    if not command.lines:
        raise refuse("no_lines")
    there = documents.add_document(tx, NewDocument("opening_stock", site.id, site.entity, owner))
    items = items_of(tx.connection, [one.item for one in command.lines])
    places = places_of(tx.connection, [one.place for one in command.lines])
    decimals = decimals_of(tx.connection, [one.item for one in command.lines])
    new_lines = []
    for number, one in enumerate(command.lines, 1):
        if one.item not in items:
            raise refuse("item_unknown", item=str(one.item), line=str(number))
        if one.place not in places or places[one.place].site != site.id:
            raise refuse("place_unknown", place=str(one.place), line=str(number))
        quantity = _checked(one, items[one.item], decimals[one.item], number)
        new_lines.append(
            NewLine(one.item, quantity, one.quantity, packed_as=one.packed_as, place=one.place)
        )
    lines = documents.add_lines(tx, there.id, new_lines)
    store.keep_lines(
        tx,
        [
            {
                "line": line.id,
                "lot": one.lot,
                "expiry": one.expiry,
                "produced": one.produced,
                "serials": "\n".join(one.serials),
                "status": one.status,
                "supplier": one.supplier,
            }
            for line, one in zip(lines, command.lines, strict=True)
        ],
    )
    documents.add_task(tx, TaskKind.SIGN_OPENING, site=site.id, document_id=there.id)
    return Decision({"opening": str(there.id), "number": there.number, "lines": str(len(lines))})


def _checked(one: OpeningLine, item: ItemFacts, decimals: int, number: int) -> int:
    about = {"item": item.code, "line": str(number)}
    if item.lot_control and not one.lot:
        raise refuse("lot_required", **about)
    if item.expiry_control and not one.expiry:
        raise refuse("expiry_required", **about)
    if item.serial_control and not one.serials:
        raise refuse("serial_required", **about)
    if one.status not in {int(status) for status in Status}:
        raise refuse("status_wrong", **about)
    if one.serials:
        if len(one.serials) != len(set(one.serials)):
            raise refuse("serial_repeated", **about)
        return len(one.serials)
    return base_quantity(item, one.quantity, None, decimals=decimals)


def sign_opening(tx: Tx, command: SignOpening) -> Decision:
    """Book the lines from the opening place; the signer is not who prepared them."""
    there = documents.open_document(tx, command.opening, "opening_stock")
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
    if there.created_by == tx.actor.person:
        raise refuse("same_person", step="preparing", role="warehouse_manager")
    moves: list[Move] = []
    for row in store.lines_of(tx, there.id):
        lot = 0
        if row.lot:
            data = LotData(row.lot, row.expiry or None, row.produced or None, 0, row.supplier)
            lot = find_or_add_lot(tx, row.item, data)
        target = Spot(row.place, row.status, there.owner, row.packed_as)
        source = target._replace(place=Virtual.OPENING)
        serials = [one for one in row.serials.split("\n") if one]
        if serials:
            known = find_pieces(tx.connection, row.item, serials)
            if known:
                raise refuse("serial_exists", serials=[one.serial for one in known[:10]])
            ids = add_pieces(tx, row.item, lot, serials)
            moves += [Move(row.item, lot, one, 1, source, target) for one in ids]
        else:
            moves.append(Move(row.item, lot, 0, row.quantity, source, target))
        documents.set_line(tx, row.id, state="done", done=row.quantity, lot=lot)
    post(tx, moves)
    documents.set_document(tx, there.id, state="closed")
    documents.finish_tasks(tx, TaskKind.SIGN_OPENING, document_id=there.id)
    return Decision({"opening": str(there.id), "movements": str(len(moves))})


def cancel_opening(tx: Tx, command: CancelOpening) -> Decision:
    """Mark it cancelled; nothing was booked."""
    there = documents.open_document(tx, command.opening, "opening_stock")
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
    documents.set_document(tx, there.id, state="cancelled")
    documents.finish_tasks(tx, TaskKind.SIGN_OPENING, document_id=there.id)
    return Decision({"opening": str(there.id), "state": "cancelled"})


KINDS = (
    Kind("opening.prepare_opening", PrepareOpening, prepare_opening),
    Kind("opening.sign_opening", SignOpening, sign_opening),
    Kind("opening.cancel_opening", CancelOpening, cancel_opening),
)
