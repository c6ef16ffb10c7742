"""Commands of shipping on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.masterdata.catalogue.amounts import base_quantity
from tongma.masterdata.places.handling_units import new_handling_unit
from tongma.masterdata.places.query import place_for
from tongma.outbound.shipping import store
from tongma.outbound.shipping.decide import (
    decide_cancel,
    decide_carton,
    decide_deliver,
    decide_open,
    decide_pack,
)
from tongma.outbound.shipping.gate import dispatch
from tongma.outbound.shipping.model import (
    CancelShipment,
    Carton,
    CartonState,
    CartonTaken,
    Deliver,
    Dispatch,
    GoodsPacked,
    LooseGoods,
    NewCarton,
    OpenShipment,
    Pack,
    PackedPart,
    PackFacts,
    PackingReversed,
    ShipmentCancelled,
    ShipmentDelivered,
    ShipmentDispatched,
    ShipmentOpened,
    Unpack,
)
from tongma.stock.model import Move, Spot
from tongma.stock.post.gate import let_out
from tongma.stock.post.movements import post
from tongma.stock.post.reversal import reverse_with_allocation
from tongma.work.documents import store as documents
from tongma.work.documents.dispatch import at_dispatch, checked_quantities
from tongma.work.documents.files import attach
from tongma.work.documents.model import Document, Link, NewDocument
from tongma.work.documents.states import DocumentKind, DocumentState, TaskKind
from tongma.work.scanning.verification import TypedGoods, VerifiedGoods, verified_goods

_PACKED = "packed"
"""The step on an order's line that says who packed."""


def open_shipment(tx: Tx, command: OpenShipment) -> ShipmentOpened:
    """Open the shipment; what is checked may be packed into it."""
    order = documents.open_document(tx, command.order, DocumentKind.SALES_ORDER)
    tx.at(site=order.site, owner=order.owner, entity=order.entity)
    allow(decide_open(order.number, len(checked_quantities(tx, order))))
    new = NewDocument(DocumentKind.SHIPMENT, order.site, order.entity, order.owner, order.partner)
    there = documents.add_document(tx, new)
    store.add_shipment(tx, there.id, order.id)
    documents.add_link(tx, Link(order.id, 0, there.id, 0, "shipment_of", 0))
    documents.finish_tasks(tx, TaskKind.SHIP, document_id=order.id)
    documents.add_task(tx, TaskKind.DISPATCH, site=order.site, document_id=there.id)
    return ShipmentOpened(there.id, there.number)


def _shipment(tx: Tx, shipment: int) -> tuple[Document, Document]:
    """Return an open shipment and its order."""
    there = documents.open_document(tx, shipment, DocumentKind.SHIPMENT)
    tx.at_document(there)
    order = store.shipment_of(tx, there.id).order_document
    return there, documents.document_of(tx, order, DocumentKind.SALES_ORDER)


def new_carton(tx: Tx, command: NewCarton) -> CartonTaken:
    """Make a handling unit at the dispatch place, with its SSCC."""
    there, _order = _shipment(tx, command.shipment)
    dock = place_for(tx.connection, there.site, "dispatch")
    unit = new_handling_unit(tx, dock, there.entity)
    store.add_carton(tx, Carton(unit.place, there.id, unit.sscc, CartonState.OPEN))
    return CartonTaken(unit.place, unit.sscc)


def pack(tx: Tx, command: Pack) -> GoodsPacked:
    """Move checked goods from dispatch into the carton, allocation and all."""
    there, order = _shipment(tx, command.shipment)
    found = store.find_carton(tx, command.carton)
    carton = allow(decide_carton(command.carton, found, there.id))
    let_out(tx)
    goods = verified_goods(
        tx, TypedGoods(command.item, command.lot, command.serial, command.quantity), there.id
    )
    parts = allow(decide_pack(_facts(tx, order, goods, _wanted(command, goods))))
    post(tx, [_move(part, carton.place) for part in parts])
    by_line: dict[int, int] = {}
    for part in parts:
        line = part.allocation.line
        by_line[line] = by_line.get(line, 0) + part.quantity
    for line, quantity in sorted(by_line.items()):
        documents.add_step(tx, documents.line_of(tx, line), _PACKED, quantity)
    return GoodsPacked(
        carton=carton.place,
        sscc=carton.sscc,
        quantity=show(sum(by_line.values()), goods.item.decimals),
        record=tx.record_id,
    )


def _facts(tx: Tx, order: Document, goods: VerifiedGoods, wanted: int | None) -> PackFacts:
    standing = at_dispatch(tx, order)
    scanned = (goods.item.id, goods.lot, goods.piece)
    mine = [one for one in standing if one.goods == scanned]
    words = (f"{goods.item.code} {goods.item.name_zh}", goods.lot_number, goods.serial)
    return PackFacts(
        goods=" / ".join(filter(None, words)),
        expected=tuple(one.words for one in standing),
        standing=bool(mine),
        loose=tuple(LooseGoods(one.allocation, one.checked) for one in mine if not one.packed),
        wanted=wanted,
        decimals=goods.item.decimals,
    )


def _wanted(command: Pack, goods: VerifiedGoods) -> int | None:
    """Return the scaled quantity that is to be packed; None for all that is checked."""
    if goods.piece:
        return 1
    if not command.quantity and goods.goods.factor == 1:
        return None
    text, decimals = command.quantity or "1", goods.item.decimals
    return base_quantity(goods.item, text, decimals=decimals) * goods.goods.factor


def _move(part: PackedPart, carton: int) -> Move:
    key = part.allocation.key
    source = Spot(key.place, key.status, key.owner, key.packed_as)
    return Move(
        key.item,
        key.lot,
        key.piece,
        part.quantity,
        source,
        source._replace(place=carton),
        handling_unit=carton,
        allocation=part.allocation.id,
    )


def unpack(tx: Tx, command: Unpack) -> PackingReversed:
    """Reverse one packing."""
    done = documents.steps_of_record(tx, command.record, _PACKED)
    if not done:
        raise refuse("record_unknown", record=str(command.record))
    order = documents.open_document(tx, done[0].document, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    reverse_with_allocation(tx, command.record, [step.line for step in done])
    for step in done:
        documents.undo_step(tx, step)
    return PackingReversed(command.record)


def cancel_shipment(tx: Tx, command: CancelShipment) -> ShipmentCancelled:
    """Give the shipment up; its goods stand at dispatch and can be packed again."""
    there, order = _shipment(tx, command.shipment)
    cartons = store.cartons_of(tx, there.id)
    mine = {carton.place for carton in cartons}
    packed = [one for one in at_dispatch(tx, order) if one.place.id in mine]
    allow(decide_cancel(there.number, len(packed)))
    for carton in cartons:
        store.move_carton(tx, carton, CartonState.CANCELLED)
    documents.move_document(tx, there, DocumentState.CANCELLED)
    documents.finish_tasks(tx, TaskKind.DISPATCH, document_id=there.id)
    documents.add_task(tx, TaskKind.SHIP, site=there.site, document_id=order.id)
    return ShipmentCancelled(there.id)


def deliver(tx: Tx, command: Deliver) -> ShipmentDelivered:
    """Record receiver and proof; the shipment is done."""
    there = documents.document_of(tx, command.shipment, DocumentKind.SHIPMENT)
    tx.at_document(there)
    allow(decide_deliver(there.number, there.state))
    if command.proof:
        attach(tx, there.id, command.proof, kind="proof")
    said = {"receiver": command.receiver, "proof": command.proof}
    store.set_shipment(tx, there.id, {"delivered_at": tx.happened_at, **said})
    documents.move_document(tx, there, DocumentState.DELIVERED)
    documents.finish_tasks(tx, TaskKind.DELIVER, document_id=there.id)
    return ShipmentDelivered(there.id)


KINDS = (
    Kind("shipping.open_shipment", OpenShipment, open_shipment, ShipmentOpened),
    Kind("shipping.new_carton", NewCarton, new_carton, CartonTaken),
    Kind("shipping.pack", Pack, pack, GoodsPacked),
    Kind("shipping.unpack", Unpack, unpack, PackingReversed),
    Kind("shipping.cancel_shipment", CancelShipment, cancel_shipment, ShipmentCancelled),
    Kind("shipping.dispatch", Dispatch, dispatch, ShipmentDispatched),
    Kind("shipping.deliver", Deliver, deliver, ShipmentDelivered),
)
