"""Commands of purchasing on the ledger."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Refusal, Refused, refuse
from tongma.foundation.kernel.quantity import show
from tongma.inbound.purchasing import store
from tongma.inbound.purchasing.decide import decide_cancel, decide_short_close, money_of
from tongma.inbound.purchasing.model import (
    AnnounceDelivery,
    CancelNotice,
    CancelOrder,
    DecideExcess,
    NoticeLine,
    PlaceOrder,
    ShortCloseLine,
)
from tongma.masterdata.identifiers.model import Identifier, normal
from tongma.masterdata.partners.query import partner_in_role
from tongma.masterdata.places.query import site_of
from tongma.stock.query.goods import decimals_of
from tongma.work.documents import store as documents
from tongma.work.documents.announced import keep_notice_lines, keep_notice_units
from tongma.work.documents.model import Link, NewDocument
from tongma.work.documents.ordering import new_lines
from tongma.work.documents.states import TaskKind


def place_order(tx: Tx, command: PlaceOrder) -> Decision:
    """Make the order with its prices; the task to receive it appears."""
    site = site_of(tx.connection, command.site)
    owner = command.owner or site.entity
    tx.at(site=site.id, owner=owner, entity=site.entity)
    partner_in_role(tx.connection, command.supplier, "supplier")
    if not command.lines:
        raise refuse("no_lines")
    money = money_of(
        [(one.quantity, one.unit_price, one.tax_percent) for one in command.lines],
        command.currency,
    )
    if isinstance(money, Refusal):
        raise Refused(money)
    order = documents.add_document(
        tx,
        NewDocument(
            "purchase_order",
            site=site.id,
            entity=site.entity,
            owner=owner,
            partner=command.supplier,
            due=command.due,
        ),
    )
    lines = documents.add_lines(tx, order.id, new_lines(tx, command.lines))
    store.keep_prices(
        tx,
        [
            {
                "line": line.id,
                "unit_price": one.unit_price,
                "tax_percent": one.tax_percent,
                "total": total,
                "currency": command.currency,
            }
            for line, one, total in zip(lines, command.lines, money.lines, strict=True)
        ],
    )
    documents.add_task(tx, TaskKind.RECEIVE, site=site.id, document_id=order.id)
    return Decision(
        {
            "order": str(order.id),
            "number": order.number,
            "lines": [str(line.id) for line in lines],
            "net": money.net,
            "tax": money.tax,
            "gross": money.gross,
        }
    )


def cancel_order(tx: Tx, command: CancelOrder) -> Decision:
    """Cancel the order with its lines and its task."""
    return _cancel(tx, command.order, "purchase_order")


def cancel_notice(tx: Tx, command: CancelNotice) -> Decision:
    """Cancel the notice with its lines and its task."""
    return _cancel(tx, command.notice, "shipping_notice")


def _cancel(tx: Tx, document_id: int, kind: str) -> Decision:
    document = documents.open_document(tx, document_id, kind)
    tx.at(site=document.site, owner=document.owner, entity=document.entity, document=document.id)
    lines = documents.lines_of(tx, document.id)
    refusal = decide_cancel(lines)
    if refusal is not None:
        raise Refused(refusal)
    documents.set_document(tx, document.id, state="cancelled")
    for line in lines:
        documents.set_line(tx, line.id, state="cancelled")
    documents.finish_tasks(tx, TaskKind.RECEIVE, document_id=document.id)
    return Decision({"document": str(document.id), "state": "cancelled"})


def short_close_line(tx: Tx, command: ShortCloseLine) -> Decision:
    """Close the line; the order closes with its last line."""
    line = documents.line_of(tx, command.line)
    order = documents.document_of(tx, line.document, "purchase_order")
    tx.at(site=order.site, owner=order.owner, entity=order.entity, document=order.id)
    refusal = decide_short_close(line)
    if refusal is not None:
        raise Refused(refusal)
    documents.set_line(tx, line.id, state="short_closed")
    closed = documents.close_when_done(tx, order)
    if closed:
        documents.finish_tasks(tx, TaskKind.RECEIVE, document_id=order.id)
    return Decision({"line": str(line.id), "state": "short_closed", "order_closed": closed})


def announce_delivery(tx: Tx, command: AnnounceDelivery) -> Decision:
    """Record the notice, each line tied to an order line of the same item."""
    orders = [documents.open_document(tx, one, "purchase_order") for one in command.orders]
    if not orders or not command.lines:
        raise refuse("no_lines")
    first = orders[0]
    for other in orders:
        if (other.partner, other.site, other.owner) != (first.partner, first.site, first.owner):
            raise refuse("orders_differ", first=first.number, second=other.number)
    tx.at(site=first.site, owner=first.owner, entity=first.entity)
    notice = documents.add_document(
        tx,
        NewDocument(
            "shipping_notice",
            site=first.site,
            entity=first.entity,
            owner=first.owner,
            partner=first.partner,
            due=command.due,
        ),
    )
    lines = documents.add_lines(tx, notice.id, new_lines(tx, command.lines))
    rows = []
    for line, said in zip(lines, command.lines, strict=True):
        order_line = said.order_line or _order_line(tx, [o.id for o in orders], line.item)
        rows.append(_notice_row(line.id, order_line, said))
    keep_notice_lines(tx, rows)
    keep_notice_units(tx, notice.id, _units(command))
    for order in orders:
        documents.add_link(tx, Link(order.id, 0, notice.id, 0, "announced", 0))
    documents.add_task(tx, TaskKind.RECEIVE, site=first.site, document_id=notice.id)
    return Decision(
        {
            "notice": str(notice.id),
            "number": notice.number,
            "lines": [str(line.id) for line in lines],
        }
    )


def _order_line(tx: Tx, orders: list[int], item: int) -> int:
    found = store.open_lines_of_item(tx, orders, item)
    if not found:
        raise refuse("item_not_ordered", item=str(item))
    return found[0]


def _notice_row(line: int, order_line: int, said: NoticeLine) -> dict[str, object]:
    return {
        "line": line,
        "order_line": order_line,
        "lot": said.lot,
        "expiry": said.expiry,
        "produced": said.produced,
        "serials": "\n".join(said.serials),
        "sscc": said.sscc,
    }


def _units(command: AnnounceDelivery) -> dict[str, str]:
    """Return SSCC → SSCC around it, of all units named. Refusals ``identifier_wrong``,
    ``place_in_itself``.
    """
    units = {said.sscc: "" for said in command.lines if said.sscc}
    units |= {one.inside: "" for one in command.units if one.inside}
    units |= {one.sscc: one.inside for one in command.units}
    for sscc in units:
        wrong = normal(Identifier("sscc", sscc))
        if isinstance(wrong, Refusal):
            raise Refused(wrong)
        above, at = {sscc}, units[sscc]
        while at:
            if at in above:
                raise refuse("place_in_itself", place=sscc)
            above.add(at)
            at = units.get(at, "")
    return units


def decide_excess(tx: Tx, command: DecideExcess) -> Decision:
    """Take the excess (the order line grows by it) or mark it to be returned."""
    line = documents.line_of(tx, command.receipt_line)
    receipt = documents.document_of(tx, line.document, "receipt", lock=False)
    tx.at(site=receipt.site, owner=receipt.owner, entity=receipt.entity, document=receipt.id)
    if line.state != "undecided":
        raise refuse("already_decided", line=str(line.id), state=line.state)
    accepted = command.decision == "accept"
    documents.set_line(tx, line.id, state="open" if accepted else "to_return")
    if accepted:
        _grow_order_line(tx, line.id, line.quantity)
        documents.add_task(
            tx,
            TaskKind.ACCEPT,
            site=receipt.site,
            document_id=receipt.id,
            line_id=line.id,
            item=line.item,
        )
    documents.finish_tasks(tx, TaskKind.DECIDE_EXCESS, line_id=line.id)
    decimals = decimals_of(tx.connection, [line.item])[line.item]
    return Decision(
        {
            "line": str(line.id),
            "decision": command.decision,
            "quantity": show(line.quantity, decimals),
        }
    )


def _grow_order_line(tx: Tx, receipt_line: int, quantity: int) -> None:
    for link in documents.links_to(tx, line_id=receipt_line, role="excess_of"):
        order_line = documents.line_of(tx, link.from_line)
        documents.set_line(
            tx,
            order_line.id,
            quantity=order_line.quantity + quantity,
            done=order_line.done + quantity,
        )


KINDS = (
    Kind("purchasing.place_order", PlaceOrder, place_order),
    Kind("purchasing.cancel_order", CancelOrder, cancel_order),
    Kind("purchasing.short_close_line", ShortCloseLine, short_close_line),
    Kind("purchasing.announce_delivery", AnnounceDelivery, announce_delivery),
    Kind("purchasing.cancel_notice", CancelNotice, cancel_notice),
    Kind("purchasing.decide_excess", DecideExcess, decide_excess),
)
