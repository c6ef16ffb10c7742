"""Commands of sales on the ledger."""

from collections.abc import Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.masterdata.partners.query import addresses_of, owner_of_goods, partner_in_role
from tongma.masterdata.places.model import PICKABLE
from tongma.masterdata.places.query import places_of, site_of
from tongma.outbound.sales import store
from tongma.outbound.sales.allocation import allocate_line
from tongma.outbound.sales.decide import (
    decide_begin,
    decide_cancel,
    decide_place,
    decide_short_close,
)
from tongma.outbound.sales.model import (
    Allocate,
    AllocationReleased,
    CancelSalesOrder,
    OrderAllocated,
    PlaceSalesOrder,
    ReleaseAllocation,
    SalesLineShortClosed,
    SalesOrderCancelled,
    SalesOrderPlaced,
    ShortCloseSalesLine,
)
from tongma.stock.model import Allocation
from tongma.stock.post.allocations import release
from tongma.stock.post.gate import let_out
from tongma.stock.query.balances import allocations
from tongma.work.documents import store as documents
from tongma.work.documents.model import NewDocument
from tongma.work.documents.notices import keep_ship_to
from tongma.work.documents.order_lines import new_lines
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind


def place_sales_order(tx: Tx, command: PlaceSalesOrder) -> SalesOrderPlaced:
    """Make the order; nothing is allocated yet."""
    site = site_of(tx.connection, command.site)
    owner = owner_of_goods(tx.connection, command.owner, site.entity)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    partner_in_role(tx.connection, command.customer, "customer")
    known = {address.id for address in addresses_of(tx.connection, command.customer)}
    allow(decide_place(command, known))
    order = documents.add_document(
        tx,
        NewDocument(
            DocumentKind.SALES_ORDER,
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
            {"line": line.id, "unit_price": said.unit_price, "tax_percent": said.tax_percent}
            for line, said in zip(lines, command.lines, strict=True)
        ],
    )
    documents.add_task(tx, TaskKind.ALLOCATE, site=site.id, document_id=order.id)
    return SalesOrderPlaced(order.id, order.number, tuple(line.id for line in lines))


def allocate(tx: Tx, command: Allocate) -> OrderAllocated:
    """Allocate each open line; what is missing stays open and is said."""
    order = documents.open_document(tx, command.order, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    let_out(tx)
    lines = documents.lines_of(tx, order.id)
    waiting = [line for line in lines if line.state == LineState.OPEN]
    allow(decide_begin(order.number, len(waiting)))
    done = tuple(allocate_line(tx, order, line) for line in waiting)
    complete = all(line.missing == "0" for line in done)
    if complete:
        documents.finish_tasks(tx, TaskKind.ALLOCATE, document_id=order.id)
    if any(line.chosen for line in done):
        documents.finish_tasks(tx, TaskKind.RELEASE_TO_FLOOR, document_id=order.id)
        documents.add_task(tx, TaskKind.RELEASE_TO_FLOOR, site=order.site, document_id=order.id)
    return OrderAllocated(order.id, done, complete)


def release_allocation(tx: Tx, command: ReleaseAllocation) -> AllocationReleased:
    """Give back every allocation of the order that still lies in storage."""
    order = documents.open_document(tx, command.order, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    still, _picked = _by_place(tx, allocations(tx.connection, document=order.id))
    release(tx, still)
    documents.finish_tasks(tx, TaskKind.RELEASE_TO_FLOOR, document_id=order.id)
    return AllocationReleased(order.id, len(still))


def _by_place(tx: Tx, given: Sequence[Allocation]) -> tuple[list[Allocation], list[Allocation]]:
    """Return allocations whose goods still lie where they are picked from, and the others."""
    places = places_of(tx.connection, [one.key.place for one in given])
    still = [one for one in given if places[one.key.place].purpose in PICKABLE]
    return still, [one for one in given if one not in still]


def cancel_sales_order(tx: Tx, command: CancelSalesOrder) -> SalesOrderCancelled:
    """Cancel; refused while picked goods have not been put back, or when something has left."""
    order = documents.open_document(tx, command.order, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    lines = documents.lines_of(tx, order.id)
    still, picked = _by_place(tx, allocations(tx.connection, document=order.id))
    allow(decide_cancel(order.number, sum(line.done for line in lines), len(picked)))
    release(tx, still)
    documents.move_document(tx, order, DocumentState.CANCELLED)
    for line in lines:
        if line.state == LineState.OPEN:
            documents.move_line(tx, line, LineState.CANCELLED, of=DocumentKind.SALES_ORDER)
    for kind in (TaskKind.ALLOCATE, TaskKind.RELEASE_TO_FLOOR):
        documents.finish_tasks(tx, kind, document_id=order.id)
    return SalesOrderCancelled(order.id)


def short_close_sales_line(tx: Tx, command: ShortCloseSalesLine) -> SalesLineShortClosed:
    """Close one line; what is allocated to it and not picked is given back."""
    line = documents.line_of(tx, command.line)
    order = documents.document_of(tx, line.document, DocumentKind.SALES_ORDER)
    tx.at_document(order)
    still, picked = _by_place(tx, allocations(tx.connection, line=line.id))
    allow(decide_short_close(order.number, line.id, line.state, len(picked)))
    release(tx, still)
    documents.move_line(tx, line, LineState.SHORT_CLOSED, of=DocumentKind.SALES_ORDER)
    return SalesLineShortClosed(line.id, documents.close_when_done(tx, order))


KINDS = (
    Kind("sales.place_sales_order", PlaceSalesOrder, place_sales_order, SalesOrderPlaced),
    Kind("sales.allocate", Allocate, allocate, OrderAllocated),
    Kind("sales.release_allocation", ReleaseAllocation, release_allocation, AllocationReleased),
    Kind("sales.cancel_sales_order", CancelSalesOrder, cancel_sales_order, SalesOrderCancelled),
    Kind(
        "sales.short_close_sales_line",
        ShortCloseSalesLine,
        short_close_sales_line,
        SalesLineShortClosed,
    ),
)
