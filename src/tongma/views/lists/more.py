"""What each kind of document has beside header and lines, from its own folder's tables."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.time import show_instant
from tongma.inbound.opening_stock.query import opening_details
from tongma.inbound.purchasing.query import prices_of, total_of
from tongma.inbound.receiving.query import receipt_details
from tongma.outbound.sales.query import currency_of, terms_of_lines
from tongma.outbound.shipping.query import cartons_of, find_shipment
from tongma.work.documents.announced import notice_details, ship_to_of
from tongma.work.documents.model import Document

Details = Mapping[int, dict[str, Any]]


def _purchase_lines(connection: sa.Connection, lines: Iterable[int]) -> Details:
    return {line: price._asdict() for line, price in prices_of(connection, lines).items()}


def _purchase_order(connection: sa.Connection, order: int) -> dict[str, Any]:
    return total_of(connection, order)._asdict()


def _opening_lines(connection: sa.Connection, lines: Iterable[int]) -> Details:
    return {line: asdict(said) for line, said in opening_details(connection, lines).items()}


def _sales_lines(connection: sa.Connection, lines: Iterable[int]) -> Details:
    return {line: one._asdict() for line, one in terms_of_lines(connection, lines).items()}


def _sales_order(connection: sa.Connection, order: int) -> dict[str, Any]:
    currency = currency_of(connection, order)
    if currency is None:
        return {}
    return {"ship_to": str(ship_to_of(connection, order)), "currency": currency}


def shipment_details(connection: sa.Connection, document: int) -> dict[str, Any]:
    """Return carrier, waybill, times, the buyer as it was, and cartons."""
    row = find_shipment(connection, document)
    if row is None:
        return {}
    return {
        "order": str(row.order_document),
        "carrier": str(row.carrier),
        "waybill": row.waybill,
        "vehicle": row.vehicle,
        "dispatched_at": show_instant(row.dispatched_at) if row.dispatched_at else None,
        "delivered_at": show_instant(row.delivered_at) if row.delivered_at else None,
        "receiver": row.receiver,
        "proof": row.proof,
        "buyer_name": row.buyer_name,
        "buyer_licence": row.buyer_licence,
        "buyer_address": row.buyer_address,
        "ship_to": row.ship_to,
        "cartons": [
            {"id": str(one.place), "sscc": one.sscc, "state": one.state}
            for one in cartons_of(connection, document)
        ],
    }


def _opening_lines(connection: sa.Connection, lines: Iterable[int]) -> Details:
    found = opening_details(connection, lines)
    return {line: dataclasses.asdict(words) for line, words in found.items()}


_LINES: dict[str, Callable[[sa.Connection, Iterable[int]], Details]] = {
    "purchase_order": _purchase_lines,
    "shipping_notice": notice_details,
    "receipt": receipt_details,
    "opening_stock": _opening_lines,
    "sales_order": _sales_lines,
}
_OWN: dict[str, Callable[[sa.Connection, int], dict[str, Any]]] = {
    "purchase_order": _purchase_order,
    "sales_order": _sales_order,
    "shipment": shipment_details,
}


def line_details(connection: sa.Connection, kind: str, lines: Iterable[int]) -> Details:
    """Return the own columns of lines by line id."""
    read = _LINES.get(kind)
    return {} if read is None else read(connection, lines)


def own_details(connection: sa.Connection, document: Document) -> dict[str, Any]:
    """Return what a document's own kind adds to its header."""
    read = _OWN.get(document.kind)
    return {} if read is None else read(connection, document.id)
