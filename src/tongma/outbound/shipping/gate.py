"""The gate: goods are judged once more and posted to the customer, with the papers as they were."""

from collections import Counter
from collections.abc import Sequence

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import days_between
from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.partners.query import addresses_of, licences_of, partner_in_role, partners_of
from tongma.masterdata.places.query import today_at
from tongma.outbound.shipping import store
from tongma.outbound.shipping.decide import decide_dispatch
from tongma.outbound.shipping.model import (
    Beside,
    Carton,
    CartonState,
    Dispatch,
    DispatchedGoods,
    GoodsAtGate,
    ShipmentDispatched,
    ShippedLine,
)
from tongma.stock.expiry import demanded_life
from tongma.stock.model import Key, Move, Spot
from tongma.stock.post.gate import let_out
from tongma.stock.post.movements import post
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import lots
from tongma.stock.query.supply import supply_at
from tongma.stock.query.tree import below
from tongma.work.documents import store as documents
from tongma.work.documents.dispatch import AtDispatch, at_dispatch, least_life, life_of
from tongma.work.documents.model import Document
from tongma.work.documents.notices import ship_to_of
from tongma.work.documents.states import DocumentKind, DocumentState, TaskKind


def dispatch(tx: Tx, command: Dispatch) -> ShipmentDispatched:
    """Post every carton's content to the customer."""
    there = documents.open_document(tx, command.shipment, DocumentKind.SHIPMENT)
    tx.at_document(there)
    order_id = store.shipment_of(tx, there.id).order_document
    order = documents.document_of(tx, order_id, DocumentKind.SALES_ORDER)
    carrier = partner_in_role(tx.connection, command.carrier, "carrier")
    let_out(tx)
    cartons = store.cartons_of(tx, there.id)
    mine = {carton.place for carton in cartons}
    leaving = [one for one in at_dispatch(tx, order) if not one.packed or one.place.id in mine]
    items = items_of(tx.connection, [one.allocation.key.item for one in leaving])
    allow(decide_dispatch(_at_gate(tx, order, leaving, items), _beside(tx, cartons, leaving)))
    _post(tx, there, leaving)
    for carton in cartons:
        store.move_carton(tx, carton, CartonState.DISPATCHED)
    _keep_papers(tx, there, order, command)
    documents.move_document(tx, there, DocumentState.DISPATCHED)
    documents.finish_tasks(tx, TaskKind.DISPATCH, document_id=there.id)
    documents.add_task(tx, TaskKind.DELIVER, site=there.site, document_id=there.id)
    return ShipmentDispatched(
        shipment=there.id,
        number=there.number,
        carrier=carrier.name,
        cartons=tuple(carton.sscc for carton in cartons),
        lines=tuple(_dispatched(one, items) for one in leaving),
        order_closed=documents.close_when_done(tx, order),
    )


def _at_gate(
    tx: Tx, order: Document, leaving: Sequence[AtDispatch], items: dict[int, ItemFacts]
) -> list[GoodsAtGate]:
    """Return the goods as they are judged now: days have passed since they were allocated."""
    day = today_at(tx.connection, order.site, tx.now)
    judged = supply_at(tx.connection, [one.allocation.key for one in leaving], day)
    known_lots = lots(tx.connection, [one.allocation.key.lot for one in leaving])
    least = {id_: least_life(tx.connection, order.partner, item) for id_, item in items.items()}
    found = []
    for goods in leaving:
        key = goods.allocation.key
        last_day, (days, percent) = judged[key].last_day, least[key.item]
        found.append(
            GoodsAtGate(
                words=goods.words,
                quantity=goods.allocation.quantity,
                checked=goods.checked,
                packed=goods.packed,
                blocked=judged[key].blocked,
                remaining_days=None if last_day is None else days_between(day, last_day),
                demanded_days=demanded_life(
                    days, percent, life_of(items[key.item], known_lots.get(key.lot))
                ),
            )
        )
    return found


def _beside(tx: Tx, cartons: Sequence[Carton], leaving: Sequence[AtDispatch]) -> list[Beside]:
    """Return what lies in the cartons and does not leave with the shipment."""
    mine = Counter[Key]()
    for goods in leaving:
        mine[goods.allocation.key] += goods.allocation.quantity
    found = []
    for carton in cartons:
        inside = [carton.place, *below(tx.connection, carton.place)]
        rows = stock_at(tx.connection, place=inside)
        more = [row for row in rows if row.quantity > mine[row.key]]
        items = items_of(tx.connection, {row.item for row in more})
        known = lots(tx.connection, {row.lot for row in more})
        for row in more:
            number = known[row.lot].number if row.lot in known else ""
            words = " / ".join(filter(None, (items[row.item].code, number)))
            found.append(Beside(carton.sscc, words))
    return found


def _post(tx: Tx, there: Document, leaving: Sequence[AtDispatch]) -> None:
    """Post the goods to the customer, keep them as the note lists them, and fulfil the lines."""
    post(tx, [_move(one, there.partner) for one in leaving])
    store.keep_shipped(
        tx, [_shipped(there.id, number, one) for number, one in enumerate(leaving, 1)]
    )
    done: dict[int, int] = {}
    for goods in leaving:
        line = goods.allocation.line
        done[line] = done.get(line, 0) + goods.allocation.quantity
    for line, quantity in done.items():
        documents.add_done(tx, line, quantity, of=DocumentKind.SALES_ORDER)


def _move(goods: AtDispatch, customer: int) -> Move:
    key = goods.allocation.key
    source = Spot(key.place, key.status, key.owner, key.packed_as)
    return Move(
        key.item,
        key.lot,
        key.piece,
        goods.allocation.quantity,
        source,
        source._replace(place=customer),
        handling_unit=goods.place.id,
        allocation=goods.allocation.id,
    )


def _shipped(shipment: int, number: int, goods: AtDispatch) -> ShippedLine:
    key = goods.allocation.key
    return ShippedLine(
        shipment=shipment,
        line_no=number,
        order_line=goods.allocation.line,
        item=key.item,
        lot=key.lot,
        piece=key.piece,
        packed_as=key.packed_as,
        carton=goods.place.id,
        quantity=goods.allocation.quantity,
    )


def _keep_papers(tx: Tx, there: Document, order: Document, command: Dispatch) -> None:
    """Keep the buyer as it is today: the note of this shipment never changes again."""
    buyer = partners_of(tx.connection, [there.partner]).get(there.partner)
    if buyer is None:
        raise refuse("partner_unknown", partner=str(there.partner))
    licences = licences_of(tx.connection, there.partner)
    addresses = addresses_of(tx.connection, there.partner)
    wanted = ship_to_of(tx.connection, order.id)
    chosen = [one for one in addresses if one.id == wanted] or addresses[:1]
    store.set_shipment(
        tx,
        there.id,
        {
            "carrier": command.carrier,
            "waybill": command.waybill,
            "vehicle": command.vehicle,
            "dispatched_at": tx.happened_at,
            "buyer_name": buyer.name,
            "buyer_licence": "; ".join(one.number for one in licences),
            "buyer_address": buyer.address,
            "ship_to": chosen[0].address if chosen else buyer.address,
        },
    )


def _dispatched(goods: AtDispatch, items: dict[int, ItemFacts]) -> DispatchedGoods:
    item = items[goods.allocation.key.item]
    return DispatchedGoods(item.code, goods.words, show(goods.allocation.quantity, item.decimals))
