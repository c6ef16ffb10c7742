"""Commands of shipping on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, refuse
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.places.handling_units import new_handling_unit
from tongma.masterdata.places.query import place_for
from tongma.outbound.shipping import store
from tongma.outbound.shipping.leaving import dispatch
from tongma.outbound.shipping.model import (
    CancelShipment,
    Deliver,
    Dispatch,
    NewCarton,
    OpenShipment,
    Pack,
    Unpack,
)
from tongma.stock.model import Move, Spot
from tongma.stock.post.gate import let_out
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_with_allocation
from tongma.work.documents import store as documents
from tongma.work.documents.dispatching import AtDispatch, at_dispatch, checked_quantities
from tongma.work.documents.files import attach
from tongma.work.documents.model import Document, Link, NewDocument
from tongma.work.documents.states import TaskKind
from tongma.work.scanning.proved import Proved, Typed, proved


def open_shipment(tx: Tx, command: OpenShipment) -> Decision:
    """Open the shipment; what is checked may be packed into it."""
    order = documents.open_document(tx, command.order, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity)
    if not checked_quantities(tx, order):
        raise refuse("nothing_checked", order=order.number)
    there = documents.add_document(
        tx,
        NewDocument("shipment", order.site, order.entity, order.owner, order.partner),
    )
    store.add_shipment(tx, there.id, order.id)
    documents.add_link(tx, Link(order.id, 0, there.id, 0, "shipment_of", 0))
    documents.finish_tasks(tx, TaskKind.SHIP, document_id=order.id)
    documents.add_task(tx, TaskKind.DISPATCH, site=order.site, document_id=there.id)
    return Decision({"shipment": str(there.id), "number": there.number})


def _shipment(tx: Tx, shipment: int) -> tuple[Document, Document]:
    there = documents.open_document(tx, shipment, "shipment")
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
    order = documents.document_of(tx, store.shipment_of(tx, there.id).order_document, "sales_order")
    return there, order


def new_carton(tx: Tx, command: NewCarton) -> Decision:
    """Make a handling unit at the dispatch place, with its SSCC."""
    there, _order = _shipment(tx, command.shipment)
    dock = place_for(tx.connection, there.site, "dispatch")
    unit = new_handling_unit(tx, dock, there.entity)
    store.add_carton(tx, store.Carton(unit.place, there.id, unit.sscc, "open"))
    return Decision({"carton": str(unit.place), "sscc": unit.sscc})


def pack(tx: Tx, command: Pack) -> Decision:
    """Move checked goods from dispatch into the carton, allocation and all."""
    there, order = _shipment(tx, command.shipment)
    carton = store.carton_of(tx, command.carton)
    if carton.shipment != there.id or carton.state != "open":
        raise refuse("carton_unknown", carton=str(command.carton))
    let_out(tx)
    goods = proved(tx, Typed(command.item, command.lot, command.serial), there.id)
    standing = [
        one
        for one in at_dispatch(tx, order)
        if (one.allocation.key.item, one.allocation.key.lot, one.allocation.key.piece)
        == (goods.item.id, goods.lot, goods.piece)
    ]
    if not standing:
        raise refuse(
            "wrong_item",
            scanned=f"{goods.item.code} {goods.item.name_zh}",
            expected=[one.words for one in at_dispatch(tx, order)],
            role="picker",
        )
    free = _checked_and_loose(tx, order, standing)
    quantity = _quantity(command, goods, sum(part for _, part in free))
    moves = _moves(free, quantity, carton.place)
    post(tx, moves)
    for line in sorted({one.allocation.line for one, _ in free}):
        documents.add_step(tx, documents.line_of(tx, line), "packed", quantity)
    return Decision(
        {
            "carton": str(carton.place),
            "sscc": carton.sscc,
            "quantity": show(quantity, goods.item.decimals),
            "record": str(tx.record_id),
        }
    )


def _checked_and_loose(
    tx: Tx, order: Document, standing: list[AtDispatch]
) -> list[tuple[AtDispatch, int]]:
    """Return what is checked and not yet in a carton, with quantities."""
    checked = checked_quantities(tx, order)
    for one in standing:
        if one.packed:
            group = _group(one)
            checked[group] = checked.get(group, 0) - one.allocation.quantity
    found = []
    for one in standing:
        group = _group(one)
        part = 0 if one.packed else min(checked.get(group, 0), one.allocation.quantity)
        if part > 0:
            checked[group] -= part
            found.append((one, part))
    return found


def _group(one: AtDispatch) -> tuple[int, int, int, int]:
    key = one.allocation.key
    return (one.allocation.line, key.lot, key.piece, key.packed_as)


def _quantity(command: Pack, goods: Proved, free: int) -> int:
    if free <= 0:
        raise refuse("not_checked", goods=f"{goods.item.code} {goods.lot_number}")
    if goods.piece:
        return 1
    if not command.quantity and goods.goods.factor == 1:
        return free
    text = command.quantity or "1"
    decimals = goods.item.decimals
    wanted = base_quantity(goods.item, text, None, decimals=decimals) * goods.goods.factor
    if wanted > free:
        raise refuse(
            "too_many", expected=show(free, decimals), scanned=show(wanted, decimals), role="sales"
        )
    return wanted


def _moves(free: list[tuple[AtDispatch, int]], quantity: int, carton: int) -> list[Move]:
    moves = []
    left = quantity
    for one, part in free:
        taken = min(left, part)
        if not taken:
            break
        key = one.allocation.key
        source = Spot(key.place, key.status, key.owner, key.packed_as)
        moves.append(
            Move(
                key.item,
                key.lot,
                key.piece,
                taken,
                source,
                source._replace(place=carton),
                handling_unit=carton,
                allocation=one.allocation.id,
            )
        )
        left -= taken
    return moves


def unpack(tx: Tx, command: Unpack) -> Decision:
    """Reverse one packing."""
    done = documents.steps_of_record(tx, command.record, "packed")
    if not done:
        raise refuse("record_unknown", record=str(command.record))
    order = documents.open_document(tx, done[0].document, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    for one in done:
        reverse_with_allocation(tx, command.record, one.line)
        documents.undo_step(tx, one)
    return Decision({"reversed": str(command.record)})


def cancel_shipment(tx: Tx, command: CancelShipment) -> Decision:
    """Give the shipment up; its goods stand at dispatch and can be packed again."""
    there, order = _shipment(tx, command.shipment)
    mine = {one.place for one in store.cartons_of(tx, there.id)}
    if any(one.place.id in mine for one in at_dispatch(tx, order)):
        raise refuse("already_packed", shipment=there.number)
    for place in mine:
        store.set_carton(tx, place, "cancelled")
    documents.set_document(tx, there.id, state="cancelled")
    documents.finish_tasks(tx, TaskKind.DISPATCH, document_id=there.id)
    documents.add_task(tx, TaskKind.SHIP, site=there.site, document_id=order.id)
    return Decision({"shipment": str(there.id), "state": "cancelled"})


def deliver(tx: Tx, command: Deliver) -> Decision:
    """Record receiver and proof; the shipment is done."""
    there = documents.document_of(tx, command.shipment, "shipment")
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
    if there.state != "dispatched":
        raise refuse("document_not_open", number=there.number, state=there.state)
    if command.proof:
        attach(tx, there.id, command.proof, kind="proof")
    store.set_shipment(
        tx,
        there.id,
        {
            "delivered_at": tx.happened_at,
            "receiver": command.receiver,
            "proof": command.proof,
        },
    )
    documents.set_document(tx, there.id, state="delivered")
    documents.finish_tasks(tx, TaskKind.DELIVER, document_id=there.id)
    return Decision({"shipment": str(there.id), "state": "delivered"})


KINDS = (
    Kind("shipping.open_shipment", OpenShipment, open_shipment),
    Kind("shipping.new_carton", NewCarton, new_carton),
    Kind("shipping.pack", Pack, pack),
    Kind("shipping.unpack", Unpack, unpack),
    Kind("shipping.cancel_shipment", CancelShipment, cancel_shipment),
    Kind("shipping.dispatch", Dispatch, dispatch),
    Kind("shipping.deliver", Deliver, deliver),
)
