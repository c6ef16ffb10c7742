"""Commands of purchasing on the ledger."""

from collections.abc import Sequence

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow
from tongma.foundation.kernel.quantity import show
from tongma.inbound.purchasing import store
from tongma.inbound.purchasing.decide import (
    decide_cancel,
    decide_excess,
    decide_notice,
    decide_order,
    decide_short_close,
)
from tongma.inbound.purchasing.model import (
    AnnounceDelivery,
    CancelNotice,
    CancelOrder,
    DecideExcess,
    DeliveryAnnounced,
    ExcessDecided,
    LineShortClosed,
    Money,
    NoticeFacts,
    OrderPlaced,
    PlaceOrder,
    PurchaseCancelled,
    ShortCloseLine,
)
from tongma.masterdata.catalogue.query import items_of, known_item
from tongma.masterdata.partners.query import owner_of_goods, partner_in_role
from tongma.masterdata.places.query import site_of
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, Link, NewDocument
from tongma.work.documents.notices import keep_notice_lines, keep_notice_units
from tongma.work.documents.order_lines import new_lines
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind


def place_order(tx: Tx, command: PlaceOrder) -> OrderPlaced:
    """Make the order with its prices; the task to receive it appears."""
    site = site_of(tx.connection, command.site)
    owner = owner_of_goods(tx.connection, command.owner, site.entity)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    partner_in_role(tx.connection, command.supplier, "supplier")
    money = allow(decide_order(command.lines))
    order = documents.add_document(
        tx,
        NewDocument(
            DocumentKind.PURCHASE_ORDER,
            site=site.id,
            entity=site.entity,
            owner=owner,
            partner=command.supplier,
            due=command.due,
        ),
    )
    lines = documents.add_lines(tx, order.id, new_lines(tx, command.lines))
    _keep_prices(tx, command, lines, money)
    documents.add_task(tx, TaskKind.RECEIVE, site=site.id, document_id=order.id)
    ids = tuple(line.id for line in lines)
    return OrderPlaced(order.id, order.number, ids, money.net, money.tax, money.gross)


def _keep_prices(tx: Tx, command: PlaceOrder, lines: Sequence[Line], money: Money) -> None:
    store.keep_prices(
        tx,
        [
            {
                "line": line.id,
                "unit_price": typed.unit_price,
                "tax_percent": typed.tax_percent,
                "total": total,
                "currency": command.currency,
            }
            for line, typed, total in zip(lines, command.lines, money.lines, strict=True)
        ],
    )


def cancel_order(tx: Tx, command: CancelOrder) -> PurchaseCancelled:
    """Cancel the order with its open lines and its tasks."""
    return _cancel(tx, command.order, DocumentKind.PURCHASE_ORDER)


def cancel_notice(tx: Tx, command: CancelNotice) -> PurchaseCancelled:
    """Cancel the notice with its open lines and its tasks."""
    return _cancel(tx, command.notice, DocumentKind.SHIPPING_NOTICE)


def _cancel(tx: Tx, document_id: int, kind: DocumentKind) -> PurchaseCancelled:
    document = documents.open_document(tx, document_id, kind)
    tx.at_document(document)
    lines = documents.lines_of(tx, document.id)
    allow(decide_cancel(document, lines))
    documents.move_document(tx, document, DocumentState.CANCELLED)
    for line in lines:
        if line.state == LineState.OPEN:
            documents.move_line(tx, line, LineState.CANCELLED, of=kind)
    _finish_tasks(tx, document)
    return PurchaseCancelled(document.id, DocumentState.CANCELLED)


def _finish_tasks(tx: Tx, document: Document) -> None:
    """Nothing of it is expected any more, and nobody has to think of what is missing."""
    for kind in (TaskKind.RECEIVE, TaskKind.SHORT):
        documents.finish_tasks(tx, kind, document_id=document.id)


def short_close_line(tx: Tx, command: ShortCloseLine) -> LineShortClosed:
    """Close the line; the order closes with its last line."""
    line = documents.line_of(tx, command.line)
    order = documents.document_of(tx, line.document, DocumentKind.PURCHASE_ORDER)
    tx.at_document(order)
    allow(decide_short_close(line))
    documents.move_line(tx, line, LineState.SHORT_CLOSED, of=DocumentKind.PURCHASE_ORDER)
    closed = documents.close_when_done(tx, order)
    if closed:
        _finish_tasks(tx, order)
    return LineShortClosed(line.id, LineState.SHORT_CLOSED, closed)


def announce_delivery(tx: Tx, command: AnnounceDelivery) -> DeliveryAnnounced:
    """Record the notice, each line tied to an order line of the same item."""
    orders = [
        documents.open_document(tx, order, DocumentKind.PURCHASE_ORDER) for order in command.orders
    ]
    waiting = store.open_lines(tx, [order.id for order in orders])
    items = items_of(tx.connection, [*waiting, *(line.item for line in command.lines)])
    codes = {item.id: item.code for item in items.values()}
    plan = allow(decide_notice(command, NoticeFacts(orders, waiting, codes)))
    first = orders[0]
    tx.at(site=first.site, owner=first.owner, entity=first.entity)
    notice = documents.add_document(
        tx,
        NewDocument(
            DocumentKind.SHIPPING_NOTICE,
            site=first.site,
            entity=first.entity,
            owner=first.owner,
            partner=first.partner,
            due=command.due,
        ),
    )
    lines = documents.add_lines(tx, notice.id, new_lines(tx, command.lines))
    _keep_what_is_said(tx, command, lines, plan.order_lines)
    keep_notice_units(tx, notice.id, plan.units)
    for order in orders:
        documents.add_link(tx, Link(order.id, 0, notice.id, 0, "announced", 0))
    documents.add_task(tx, TaskKind.RECEIVE, site=first.site, document_id=notice.id)
    return DeliveryAnnounced(notice.id, notice.number, tuple(line.id for line in lines))


def _keep_what_is_said(
    tx: Tx, command: AnnounceDelivery, lines: Sequence[Line], order_lines: Sequence[int]
) -> None:
    keep_notice_lines(
        tx,
        [
            {
                "line": line.id,
                "order_line": order_line,
                "lot": said.lot,
                "expiry": said.expiry,
                "produced": said.produced,
                "serials": "\n".join(said.serials),
                "sscc": said.sscc,
            }
            for line, order_line, said in zip(lines, order_lines, command.lines, strict=True)
        ],
    )


def take_decision_on_excess(tx: Tx, command: DecideExcess) -> ExcessDecided:
    """Take the excess (the order line grows by it) or mark it to be returned."""
    line = documents.line_of(tx, command.receipt_line)
    receipt = documents.document_of(tx, line.document, DocumentKind.RECEIPT, lock=False)
    tx.at_document(receipt)
    allow(decide_excess(line))
    if command.decision == "accept":
        documents.move_line(tx, line, LineState.OPEN, of=DocumentKind.RECEIPT)
        _grow_order_line(tx, line)
        documents.add_task(
            tx,
            TaskKind.ACCEPT,
            site=receipt.site,
            document_id=receipt.id,
            line_id=line.id,
            item=line.item,
        )
    else:
        documents.move_line(tx, line, LineState.TO_RETURN, of=DocumentKind.RECEIPT)
    documents.finish_tasks(tx, TaskKind.DECIDE_EXCESS, line_id=line.id)
    decimals = known_item(tx.connection, line.item).decimals
    return ExcessDecided(line.id, command.decision, show(line.quantity, decimals))


def _grow_order_line(tx: Tx, excess: Line) -> None:
    for link in documents.links_to(tx, line_id=excess.id, role="excess_of"):
        ordered = documents.line_of(tx, link.from_line)
        documents.set_line(
            tx,
            ordered.id,
            quantity=ordered.quantity + excess.quantity,
            done=ordered.done + excess.quantity,
        )


KINDS = (
    Kind("purchasing.place_order", PlaceOrder, place_order, OrderPlaced),
    Kind("purchasing.cancel_order", CancelOrder, cancel_order, PurchaseCancelled),
    Kind("purchasing.short_close_line", ShortCloseLine, short_close_line, LineShortClosed),
    Kind("purchasing.announce_delivery", AnnounceDelivery, announce_delivery, DeliveryAnnounced),
    Kind("purchasing.cancel_notice", CancelNotice, cancel_notice, PurchaseCancelled),
    Kind("purchasing.decide_excess", DecideExcess, take_decision_on_excess, ExcessDecided),
)
