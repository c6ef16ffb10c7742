"""Commands of receiving on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Json, Refusal, refuse
from tongma.inbound.receiving import store
from tongma.inbound.receiving.arriving import arrived_goods
from tongma.inbound.receiving.model import (
    CloseReceipt,
    OpenReceipt,
    ReceiveLine,
    ReceiveUnit,
    UndoLine,
)
from tongma.inbound.receiving.taking_in import take_in
from tongma.inbound.receiving.units import receive_unit
from tongma.masterdata.partners.query import partner_in_role
from tongma.masterdata.places.query import place_for, site_of
from tongma.stock.post.reversal import reverse_record
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document, Link, NewDocument
from tongma.work.documents.states import TaskKind
from tongma.work.scanning.goods import UnknownCode
from tongma.work.unknown_codes.model import Seen
from tongma.work.unknown_codes.store import note_unknown


def open_receipt(tx: Tx, command: OpenReceipt) -> Decision:
    """Open the receipt under its orders and notice."""
    site = site_of(tx.connection, command.site)
    orders = list(command.orders)
    if command.notice:
        notice = documents.open_document(tx, command.notice, "shipping_notice")
        announced = documents.links_to(tx, document_id=notice.id, role="announced")
        orders += [one.from_document for one in announced if one.from_document not in orders]
    headers = [documents.open_document(tx, one, "purchase_order") for one in orders]
    supplier = headers[0].partner if headers else command.supplier
    owner = (headers[0].owner if headers else command.owner) or site.entity
    if any(one.partner != supplier or one.site != site.id for one in headers):
        raise refuse("orders_differ", first=headers[0].number, second=headers[-1].number)
    tx.at(site=site.id, owner=owner, entity=site.entity)
    partner_in_role(tx.connection, supplier, "supplier")
    receipt = documents.add_document(
        tx,
        NewDocument("receipt", site.id, site.entity, owner, supplier),
    )
    for one in orders:
        documents.add_link(tx, Link(one, 0, receipt.id, 0, "order_of", 0))
    if command.notice:
        documents.add_link(tx, Link(command.notice, 0, receipt.id, 0, "notice_of", 0))
    return Decision({"receipt": str(receipt.id), "number": receipt.number})


def receive_line(tx: Tx, command: ReceiveLine) -> Decision:
    """Compare order, notice and label; post what came into quarantine, exception or reject."""
    receipt = documents.open_document(tx, command.receipt, "receipt")
    tx.at(site=receipt.site, owner=receipt.owner, entity=receipt.entity, document=receipt.id)
    try:
        arrived = arrived_goods(tx, command)
    except UnknownCode as unknown:
        return _wait_for_master_data(tx, receipt, unknown.refusal)
    return take_in(tx, receipt, command, arrived)


def _wait_for_master_data(tx: Tx, receipt: Document, refusal: Refusal) -> Decision:
    """Goods with an unknown code wait in the exception zone; a person binds the code."""
    place = place_for(tx.connection, receipt.site, "exception")
    facts = refusal.facts
    seen = Seen(receipt.site, receipt.id, place.id)
    _code, task = note_unknown(
        tx, str(facts["scheme"]), str(facts["value"]), str(facts["raw"]), seen
    )
    return Decision(
        {
            "task": str(task),
            "place": str(place.id),
            "place_code": place.code,
            "code": refusal.code,
            **facts,
        },
        held=refusal.code,
    )


def undo_line(tx: Tx, command: UndoLine) -> Decision:
    """Take back what one command received, while nobody has touched it."""
    line = documents.line_of(tx, command.line)
    receipt = documents.open_document(tx, line.document, "receipt")
    tx.at(site=receipt.site, owner=receipt.owner, entity=receipt.entity, document=receipt.id)
    together = documents.lines_of_record(tx, line.record_id)
    for one in together:
        if one.done or one.state not in ("open", "undecided", "rejected"):
            raise refuse("already_accepted", line=str(one.id), state=one.state)
    reverse_record(tx, line.record_id)
    details = store.details_of(tx, [one.id for one in together])
    for one in together:
        documents.set_line(tx, one.id, state="undone")
        detail = details[one.id]
        if detail.disposition == "ordered":
            documents.add_done(tx, detail.order_line, -one.quantity)
        if detail.notice_line:
            documents.add_done(tx, detail.notice_line, -one.quantity)
        for kind in (TaskKind.ACCEPT, TaskKind.DECIDE_EXCESS):
            documents.finish_tasks(tx, kind, line_id=one.id)
    return Decision({"lines": [str(one.id) for one in together], "state": "undone"})


def close_receipt(tx: Tx, command: CloseReceipt) -> Decision:
    """Close the receipt and everything that it fulfilled."""
    receipt = documents.open_document(tx, command.receipt, "receipt")
    tx.at(site=receipt.site, owner=receipt.owner, entity=receipt.entity, document=receipt.id)
    documents.set_document(tx, receipt.id, state="closed")
    orders, notice = store.orders_of(tx, receipt.id)
    short: list[Json] = []
    for one in orders:
        order = documents.document_of(tx, one, "purchase_order")
        missing = [line for line in documents.lines_of(tx, one) if line.state == "open"]
        short += [str(line.id) for line in missing]
        if documents.close_when_done(tx, order):
            documents.finish_tasks(tx, TaskKind.RECEIVE, document_id=one)
        elif missing:
            documents.add_task(tx, TaskKind.SHORT, site=receipt.site, document_id=one)
    if notice:
        documents.set_document(tx, notice, state="closed")
        documents.finish_tasks(tx, TaskKind.RECEIVE, document_id=notice)
    return Decision({"receipt": str(receipt.id), "state": "closed", "short_lines": short})


KINDS = (
    Kind("receiving.open_receipt", OpenReceipt, open_receipt),
    Kind("receiving.receive_line", ReceiveLine, receive_line),
    Kind("receiving.receive_unit", ReceiveUnit, receive_unit),
    Kind("receiving.undo_line", UndoLine, undo_line),
    Kind("receiving.close_receipt", CloseReceipt, close_receipt),
)
