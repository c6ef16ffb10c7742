"""Commands of receiving on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Held, Refusal, allow
from tongma.inbound.receiving import store
from tongma.inbound.receiving.arrival import read_arrival
from tongma.inbound.receiving.decide import decide_open, decide_undo
from tongma.inbound.receiving.intake import take_in
from tongma.inbound.receiving.model import (
    CloseReceipt,
    Disposition,
    LineReceived,
    OpenReceipt,
    ReceiptClosed,
    ReceiptOpened,
    ReceivedLineUndone,
    ReceiveLine,
    ReceiveUnit,
    UndoLine,
    UnitReceived,
)
from tongma.inbound.receiving.units import receive_unit
from tongma.masterdata.partners.query import owner_of_goods, partner_in_role
from tongma.masterdata.places.query import place_for, site_of
from tongma.stock.post.reversal import reverse_record
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Line, Link, NewDocument
from tongma.work.documents.states import DocumentKind, DocumentState, LineState, TaskKind
from tongma.work.scanning.goods import CodeNotBound
from tongma.work.unknown_codes.model import SeenAt
from tongma.work.unknown_codes.store import note_unknown


def open_receipt(tx: Tx, command: OpenReceipt) -> ReceiptOpened:
    """Open the receipt under its orders and notice."""
    site = site_of(tx.connection, command.site)
    orders = [
        documents.open_document(tx, order, DocumentKind.PURCHASE_ORDER)
        for order in dict.fromkeys((*command.orders, *_announced_orders(tx, command.notice)))
    ]
    allow(decide_open(site.id, orders))
    supplier = orders[0].partner if orders else command.supplier
    ordered = orders[0].owner if orders else 0
    owner = ordered or owner_of_goods(tx.connection, command.owner, site.entity)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    partner_in_role(tx.connection, supplier, "supplier")
    receipt = documents.add_document(
        tx, NewDocument(DocumentKind.RECEIPT, site.id, site.entity, owner, supplier)
    )
    for order in orders:
        documents.add_link(tx, Link(order.id, 0, receipt.id, 0, "order_of", 0))
    if command.notice:
        documents.add_link(tx, Link(command.notice, 0, receipt.id, 0, "notice_of", 0))
    return ReceiptOpened(receipt.id, receipt.number)


def _announced_orders(tx: Tx, notice: int) -> list[int]:
    """Return the orders that a shipping notice announces; the notice must be open."""
    if not notice:
        return []
    documents.open_document(tx, notice, DocumentKind.SHIPPING_NOTICE)
    announced = documents.links_to(tx, document_id=notice, role="announced")
    return [link.from_document for link in announced]


def receive_line(tx: Tx, command: ReceiveLine) -> LineReceived | Held:
    """Compare order, notice and label; post what came into quarantine, exception or reject.

    The label is read before the receipt is locked, so that those who unload one truck together
    wait for one another only while they write.
    """
    receipt = documents.open_document(tx, command.receipt, DocumentKind.RECEIPT, lock=False)
    tx.at_document(receipt)
    try:
        arrival = read_arrival(tx, command)
    except CodeNotBound as unknown:
        return _wait_for_master_data(tx, receipt, unknown.refusal)
    return take_in(tx, receipt, command, arrival)


def _wait_for_master_data(tx: Tx, receipt: Document, refusal: Refusal) -> Held:
    """Goods with an unknown code wait in the exception zone; a person binds the code."""
    receipt = documents.lock_open(tx, receipt)
    place = place_for(tx.connection, receipt.site, "exception")
    facts = refusal.facts
    seen = SeenAt(receipt.site, receipt.id, place.id)
    _code, task = note_unknown(
        tx, str(facts["scheme"]), str(facts["value"]), str(facts["raw"]), seen
    )
    where = {"task": str(task), "place": str(place.id), "place_code": place.code}
    return Held(refusal.code, {**where, "code": refusal.code, **facts})


def undo_line(tx: Tx, command: UndoLine) -> ReceivedLineUndone:
    """Take back what one command received, while nobody has touched it."""
    line = documents.line_of(tx, command.line)
    receipt = documents.open_document(tx, line.document, DocumentKind.RECEIPT)
    tx.at_document(receipt)
    together = documents.lines_of_record(tx, line.record_id)
    allow(decide_undo(together))
    reverse_record(tx, line.record_id)
    details = store.details_of(tx, [each.id for each in together])
    for each in together:
        documents.move_line(tx, each, LineState.UNDONE, of=DocumentKind.RECEIPT)
        detail = details[each.id]
        if detail.disposition == Disposition.ORDERED:
            order = DocumentKind.PURCHASE_ORDER
            documents.add_done(tx, detail.order_line, -each.quantity, of=order)
        if detail.notice_line:
            notice = DocumentKind.SHIPPING_NOTICE
            documents.add_done(tx, detail.notice_line, -each.quantity, of=notice)
        for kind in (TaskKind.ACCEPT, TaskKind.DECIDE_EXCESS):
            documents.finish_tasks(tx, kind, line_id=each.id)
    return ReceivedLineUndone(tuple(each.id for each in together), LineState.UNDONE)


def close_receipt(tx: Tx, command: CloseReceipt) -> ReceiptClosed:
    """Close the receipt and everything that it fulfilled."""
    receipt = documents.open_document(tx, command.receipt, DocumentKind.RECEIPT)
    tx.at_document(receipt)
    documents.move_document(tx, receipt, DocumentState.CLOSED)
    orders, notice = store.sources_of(tx, receipt.id)
    missing = [line.id for order in orders for line in _close_order(tx, order)]
    if notice:
        _close_notice(tx, notice)
    return ReceiptClosed(receipt.id, DocumentState.CLOSED, tuple(missing))


def _close_order(tx: Tx, order_id: int) -> list[Line]:
    """Close an order of which everything has come; say who thinks of what is missing."""
    order = documents.document_of(tx, order_id, DocumentKind.PURCHASE_ORDER)
    lines = documents.lines_of(tx, order.id)
    missing = [line for line in lines if line.state == LineState.OPEN]
    documents.finish_tasks(tx, TaskKind.SHORT, document_id=order.id)
    if documents.close_when_done(tx, order):
        documents.finish_tasks(tx, TaskKind.RECEIVE, document_id=order.id)
    elif missing:
        documents.add_task(tx, TaskKind.SHORT, site=order.site, document_id=order.id)
    return missing


def _close_notice(tx: Tx, notice_id: int) -> None:
    """A notice is closed by the first of its receipts."""
    notice = documents.document_of(tx, notice_id, DocumentKind.SHIPPING_NOTICE)
    if notice.state == DocumentState.OPEN:
        documents.move_document(tx, notice, DocumentState.CLOSED)
    documents.finish_tasks(tx, TaskKind.RECEIVE, document_id=notice.id)


KINDS = (
    Kind("receiving.open_receipt", OpenReceipt, open_receipt, ReceiptOpened),
    Kind("receiving.receive_line", ReceiveLine, receive_line, LineReceived),
    Kind("receiving.receive_unit", ReceiveUnit, receive_unit, UnitReceived),
    Kind("receiving.undo_line", UndoLine, undo_line, ReceivedLineUndone),
    Kind("receiving.close_receipt", CloseReceipt, close_receipt, ReceiptClosed),
)
