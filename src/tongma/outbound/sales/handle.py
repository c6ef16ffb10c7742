"""Commands of sales on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Json, refuse
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import days_between
from tongma.masterdata.catalogue.query import ItemFacts, items_of, levels_of
from tongma.masterdata.partners.query import addresses_of, partner_in_role
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import places_of, site_of, today_at
from tongma.masterdata.policy.query import value_of
from tongma.outbound.sales import store
from tongma.outbound.sales.decide import decide_allocate
from tongma.outbound.sales.model import (
    Allocate,
    CancelSalesOrder,
    Candidate,
    Chosen,
    PlaceSalesOrder,
    ReleaseAllocation,
    ShortCloseSalesLine,
    Wanted,
)
from tongma.stock.model import Allocation
from tongma.stock.post import allocations as post
from tongma.stock.post.gate import let_out
from tongma.stock.query.balances import allocations
from tongma.stock.query.goods import LotFacts, decimals_of, lots
from tongma.stock.query.supply import Supply, supply_of_item
from tongma.work.documents import store as documents
from tongma.work.documents.announced import keep_ship_to
from tongma.work.documents.model import Document, Line, NewDocument
from tongma.work.documents.ordering import new_lines
from tongma.work.documents.states import TaskKind


def place_sales_order(tx: Tx, command: PlaceSalesOrder) -> Decision:
    """Make the order; nothing is allocated yet."""
    site = site_of(tx.connection, command.site)
    owner = command.owner or site.entity
    tx.at(site=site.id, owner=owner, entity=site.entity)
    partner_in_role(tx.connection, command.customer, "customer")
    known = {one.id for one in addresses_of(tx.connection, command.customer)}
    if command.ship_to and command.ship_to not in known:
        raise refuse("address_unknown", address=str(command.ship_to))
    if not command.lines:
        raise refuse("no_lines")
    order = documents.add_document(
        tx,
        NewDocument(
            "sales_order",
            site.id,
            site.entity,
            owner,
            command.customer,
            due=command.due,
        ),
    )
    store.keep_order(tx, order.id, command.currency)
    keep_ship_to(tx, order.id, command.ship_to)
    lines = documents.add_lines(tx, order.id, new_lines(tx, command.lines))
    store.keep_prices(
        tx,
        [
            {"line": line.id, "unit_price": one.unit_price, "tax_percent": one.tax_percent}
            for line, one in zip(lines, command.lines, strict=True)
        ],
    )
    documents.add_task(tx, TaskKind.ALLOCATE, site=site.id, document_id=order.id)
    return Decision(
        {
            "order": str(order.id),
            "number": order.number,
            "lines": [str(line.id) for line in lines],
        }
    )


def allocate(tx: Tx, command: Allocate) -> Decision:
    """Allocate each open line; what is missing stays open and is said."""
    order = documents.open_document(tx, command.order, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    let_out(tx)
    told: list[Json] = []
    missing = False
    for line in documents.lines_of(tx, order.id):
        if line.state != "open":
            continue
        chosen, made = allocate_line(tx, order, line)
        missing = missing or chosen.missing > 0
        told.append(_told(tx, line, chosen, made))
    if not told:
        raise refuse("nothing_to_allocate", order=order.number)
    if not missing:
        documents.finish_tasks(tx, TaskKind.ALLOCATE, document_id=order.id)
    if any(line["chosen"] for line in told):  # type: ignore[index,call-overload]
        documents.finish_tasks(tx, TaskKind.RELEASE_TO_FLOOR, document_id=order.id)
        documents.add_task(tx, TaskKind.RELEASE_TO_FLOOR, site=order.site, document_id=order.id)
    return Decision({"order": str(order.id), "lines": told, "complete": not missing})


def allocate_line(tx: Tx, order: Document, line: Line) -> tuple[Chosen, list[Allocation]]:
    """Allocate what a line still needs; the gate is taken by the caller."""
    post.lock_stock_of(tx, line.item, order.site)
    already = sum(one.quantity for one in allocations(tx.connection, line=line.id))
    need = line.quantity - line.done - already
    item = items_of(tx.connection, [line.item])[line.item]
    day = today_at(tx.connection, order.site, tx.now)
    places = [("customer", order.partner), ("item", item.id)]
    wanted = Wanted(
        quantity=max(need, 0),
        day=day,
        min_days=int(value_of(tx.connection, "customer_min_days", places)),
        min_life_percent=int(value_of(tx.connection, "customer_min_life_percent", places)),
    )
    supply = supply_of_item(tx.connection, line.item, order.site, day, owner=order.owner)
    chosen = decide_allocate(wanted, _candidates(tx, item, supply))
    made = post.allocate(
        tx, order.id, line.id, [(choice.key, choice.quantity) for choice in chosen.choices]
    )
    store.keep_passed_over(tx, line.id, chosen.passed)
    return chosen, made


def _candidates(tx: Tx, item: ItemFacts, supply: list[Supply]) -> list[Candidate]:
    places = places_of(tx.connection, [one.key.place for one in supply])
    known_lots = lots(tx.connection, [one.key.lot for one in supply])
    factors = {
        level.id: level.factor
        for level in levels_of(
            tx.connection, [one.key.packed_as for one in supply if one.key.packed_as]
        ).values()
    }
    found = []
    for one in supply:
        place = places.get(one.key.place)
        found.append(
            Candidate(
                key=one.key,
                free=one.quantity - one.allocated,
                allocated=one.allocated,
                lot_number=one.lot_number,
                last_day=one.last_day,
                life_days=_life_days(item, known_lots.get(one.key.lot)),
                blocked=one.blocked,
                in_storage=place is not None and place.purpose in PICKABLE,
                factor=factors.get(one.key.packed_as, 1),
                sequence=place.sequence if place else 0,
            )
        )
    return found


def _life_days(item: ItemFacts, lot: LotFacts | None) -> int | None:
    """Total life: from the made-on date, or else what the item's master data states."""
    if lot is not None and lot.produced and lot.expiry:
        return days_between(lot.produced, lot.expiry)
    return item.shelf_life_days or None


def _told(tx: Tx, line: Line, chosen: Chosen, made: list[Allocation]) -> dict[str, Json]:
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    return {
        "line": str(line.id),
        "chosen": [
            {
                "allocation": str(one.id),
                "lot": str(one.key.lot),
                "piece": str(one.key.piece),
                "place": str(one.key.place),
                "packed_as": str(one.key.packed_as),
                "quantity": show(one.quantity, decimals),
            }
            for one in made
        ],
        "passed_over": [
            {
                "lot": str(one.key.lot),
                "lot_number": one.lot_number,
                "expiry": one.last_day,
                "place": str(one.key.place),
                "quantity": show(one.quantity, decimals),
                "reason": one.reason,
            }
            for one in chosen.passed
        ],
        "missing": show(chosen.missing, decimals),
    }


def release_allocation(tx: Tx, command: ReleaseAllocation) -> Decision:
    """Give back every allocation of the order that still lies in storage."""
    order = documents.open_document(tx, command.order, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    released = _release(tx, order)
    documents.finish_tasks(tx, TaskKind.RELEASE_TO_FLOOR, document_id=order.id)
    return Decision({"order": str(order.id), "released": str(released)})


def _release(tx: Tx, order: Document) -> int:
    given = allocations(tx.connection, document=order.id)
    places = places_of(tx.connection, [one.key.place for one in given])
    still = [one for one in given if places[one.key.place].purpose in PICKABLE]
    post.release(tx, still)
    return len(still)


def cancel_sales_order(tx: Tx, command: CancelSalesOrder) -> Decision:
    """Cancel; refused while picked goods have not been put back, or when something has left."""
    order = documents.open_document(tx, command.order, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    lines = documents.lines_of(tx, order.id)
    if any(line.done for line in lines):
        raise refuse("already_shipped", order=order.number)
    _release(tx, order)
    if allocations(tx.connection, document=order.id):
        raise refuse("already_picked", order=order.number)
    documents.set_document(tx, order.id, state="cancelled")
    for line in lines:
        documents.set_line(tx, line.id, state="cancelled")
    for kind in (TaskKind.ALLOCATE, TaskKind.RELEASE_TO_FLOOR):
        documents.finish_tasks(tx, kind, document_id=order.id)
    return Decision({"order": str(order.id), "state": "cancelled"})


def short_close_sales_line(tx: Tx, command: ShortCloseSalesLine) -> Decision:
    """Close one line; what is allocated to it and not picked is given back."""
    line = documents.line_of(tx, command.line)
    order = documents.document_of(tx, line.document, "sales_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    if line.state != "open":
        raise refuse("line_not_open", line=str(line.id), state=line.state)
    given = allocations(tx.connection, line=line.id)
    places = places_of(tx.connection, [one.key.place for one in given])
    if any(places[one.key.place].purpose not in PICKABLE for one in given):
        raise refuse("already_picked", line=str(line.id))
    post.release(tx, given)
    documents.set_line(tx, line.id, state="short_closed")
    closed = documents.close_when_done(tx, order)
    return Decision({"line": str(line.id), "state": "short_closed", "order_closed": closed})


KINDS = (
    Kind("sales.place_sales_order", PlaceSalesOrder, place_sales_order),
    Kind("sales.allocate", Allocate, allocate),
    Kind("sales.release_allocation", ReleaseAllocation, release_allocation),
    Kind("sales.cancel_sales_order", CancelSalesOrder, cancel_sales_order),
    Kind("sales.short_close_sales_line", ShortCloseSalesLine, short_close_sales_line),
)
