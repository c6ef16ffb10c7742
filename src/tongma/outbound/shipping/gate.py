"""Goods leave: judged once more, posted to the customer, with the papers as they were."""

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Json, Refused, refuse
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import days_between
from tongma.masterdata.catalogue.query import items_of
from tongma.masterdata.partners.query import addresses_of, licences_of, partner_in_role, partners_of
from tongma.masterdata.places.query import today_at
from tongma.masterdata.policy.query import value_of
from tongma.outbound.shipping import store
from tongma.outbound.shipping.decide import decide_dispatch
from tongma.outbound.shipping.model import Dispatch, Judged
from tongma.stock.model import Move, Spot
from tongma.stock.post.gate import let_out
from tongma.stock.post.movements import post
from tongma.stock.query.goods import decimals_of
from tongma.stock.query.supply import Supply, supply_at
from tongma.work.documents import store as documents
from tongma.work.documents.announced import ship_to_of
from tongma.work.documents.dispatching import AtDispatch, at_dispatch, checked_quantities
from tongma.work.documents.model import Document
from tongma.work.documents.states import TaskKind


def dispatch(tx: Tx, command: Dispatch) -> Decision:
    """Post every carton's content to the customer."""
    there = documents.open_document(tx, command.shipment, "shipment")
    tx.at(site=there.site, owner=there.owner, entity=there.entity, document=there.id)
    order = documents.document_of(tx, store.shipment_of(tx, there.id).order_document, "sales_order")
    carrier = partner_in_role(tx.connection, command.carrier, "carrier")
    let_out(tx)
    cartons = {one.place: one for one in store.cartons_of(tx, there.id)}
    mine = [one for one in at_dispatch(tx, order) if not one.packed or one.place.id in cartons]
    refusal = decide_dispatch(_judged(tx, order, mine))
    if refusal is not None:
        raise Refused(refusal)
    _leave(tx, there, mine)
    for place in cartons:
        store.set_carton(tx, place, "dispatched")
    _papers(tx, there, order, command)
    documents.set_document(tx, there.id, state="dispatched")
    documents.finish_tasks(tx, TaskKind.DISPATCH, document_id=there.id)
    documents.add_task(tx, TaskKind.DELIVER, site=there.site, document_id=there.id)
    closed = documents.close_when_done(tx, order)
    lines: list[Json] = _told(tx, mine)
    return Decision(
        {
            "shipment": str(there.id),
            "number": there.number,
            "carrier": carrier.name,
            "cartons": [one.sscc for one in cartons.values()],
            "lines": lines,
            "order_closed": closed,
        }
    )


def _judged(tx: Tx, order: Document, mine: list[AtDispatch]) -> list[Judged]:
    day = today_at(tx.connection, order.site, tx.now)
    judged = supply_at(tx.connection, [one.allocation.key for one in mine], day)
    checked = checked_quantities(tx, order)
    found = []
    for one in mine:
        key = one.allocation.key
        group = (one.allocation.line, key.lot, key.piece, key.packed_as)
        part = min(checked.get(group, 0), one.allocation.quantity)
        checked[group] = checked.get(group, 0) - part
        supply = judged[key]
        found.append(
            Judged(
                one.words,
                one.allocation.quantity,
                part,
                one.packed,
                supply.blocked,
                _short(tx, order, supply, day),
            )
        )
    return found


def _short(tx: Tx, order: Document, supply: Supply, day: str) -> bool:
    """The customer's minimum life, again: days have passed since allocation."""
    if supply.last_day is None:
        return False
    places = [("customer", order.partner), ("item", supply.key.item)]
    least = int(value_of(tx.connection, "customer_min_days", places))
    return days_between(day, supply.last_day) < least


def _leave(tx: Tx, there: Document, mine: list[AtDispatch]) -> None:
    moves = []
    rows = []
    for number, one in enumerate(mine, 1):
        key = one.allocation.key
        quantity = one.allocation.quantity
        source = Spot(key.place, key.status, key.owner, key.packed_as)
        moves.append(
            Move(
                key.item,
                key.lot,
                key.piece,
                quantity,
                source,
                source._replace(place=there.partner),
                handling_unit=one.place.id,
                allocation=one.allocation.id,
            )
        )
        rows.append(
            {
                "shipment": there.id,
                "line_no": number,
                "order_line": one.allocation.line,
                "item": key.item,
                "lot": key.lot,
                "piece": key.piece,
                "packed_as": key.packed_as,
                "carton": one.place.id,
                "quantity": quantity,
            }
        )
    post(tx, moves)
    store.keep_shipped(tx, rows)
    done: dict[int, int] = {}
    for one in mine:
        line = one.allocation.line
        done[line] = done.get(line, 0) + one.allocation.quantity
    for line, quantity in done.items():
        documents.add_done(tx, line, quantity)


def _papers(tx: Tx, there: Document, order: Document, command: Dispatch) -> None:
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


def _told(tx: Tx, mine: list[AtDispatch]) -> list[Json]:
    items = [one.allocation.key.item for one in mine]
    decimals = decimals_of(tx.connection, items)
    known = items_of(tx.connection, items)
    return [
        {
            "item": known[one.allocation.key.item].code,
            "goods": one.words,
            "quantity": show(one.allocation.quantity, decimals[one.allocation.key.item]),
        }
        for one in mine
    ]
