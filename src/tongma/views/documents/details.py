"""What each kind of document has beside header and lines, from its own folder's tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

import sqlalchemy as sa

from tongma.foundation.kernel.time import show_instant
from tongma.inbound.opening_stock.query import opening_details
from tongma.inbound.purchasing.query import prices_of, total_of
from tongma.inbound.receiving.query import receipt_details
from tongma.outbound.sales.query import currency_of, terms_of_lines
from tongma.outbound.shipping.query import cartons_of, find_shipment
from tongma.views.documents.shapes import (
    CartonOut,
    CertificateOfLineOut,
    DifferenceOut,
    HeaderMore,
    LineMore,
    NothingMore,
    NoticeLineMore,
    OpeningLineMore,
    PurchaseLineMore,
    PurchaseOrderMore,
    ReceiptLineMore,
    SalesLineMore,
    SalesOrderMore,
    ShipmentMore,
)
from tongma.work.documents.model import Document
from tongma.work.documents.notices import notice_details, ship_to_of
from tongma.work.documents.states import DocumentKind

NOTHING = NothingMore()


def line_details(
    connection: sa.Connection, kind: str, lines: Iterable[int]
) -> Mapping[int, LineMore]:
    """Return the own columns of lines by line id."""
    read = _LINES.get(kind)
    return {} if read is None else read(connection, lines)


def own_details(connection: sa.Connection, document: Document) -> HeaderMore:
    """Return what a document's own kind adds to its header."""
    read = _OWN.get(document.kind)
    return NOTHING if read is None else read(connection, document.id)


def _purchase_lines(connection: sa.Connection, lines: Iterable[int]) -> Mapping[int, LineMore]:
    found = prices_of(connection, lines)
    return {line: PurchaseLineMore(**price._asdict()) for line, price in found.items()}


def _sales_lines(connection: sa.Connection, lines: Iterable[int]) -> Mapping[int, LineMore]:
    return {
        line: SalesLineMore(*terms) for line, terms in terms_of_lines(connection, lines).items()
    }


def _notice_lines(connection: sa.Connection, lines: Iterable[int]) -> Mapping[int, LineMore]:
    found = notice_details(connection, lines)
    return {line: NoticeLineMore(**details._asdict()) for line, details in found.items()}


def _receipt_lines(connection: sa.Connection, lines: Iterable[int]) -> Mapping[int, LineMore]:
    return {
        line: ReceiptLineMore(
            said.disposition,
            said.way,
            CertificateOfLineOut(**asdict(said.certificate)) if said.certificate else None,
            said.order_line,
            [DifferenceOut(**asdict(difference)) for difference in said.differences],
        )
        for line, said in receipt_details(connection, lines).items()
    }


def _opening_lines(connection: sa.Connection, lines: Iterable[int]) -> Mapping[int, LineMore]:
    found = opening_details(connection, lines)
    return {line: OpeningLineMore(**asdict(details)) for line, details in found.items()}


def _purchase_order(connection: sa.Connection, order: int) -> HeaderMore:
    return PurchaseOrderMore(**total_of(connection, order)._asdict())


def _sales_order(connection: sa.Connection, order: int) -> HeaderMore:
    currency = currency_of(connection, order)
    return NOTHING if currency is None else SalesOrderMore(ship_to_of(connection, order), currency)


def _shipment(connection: sa.Connection, document: int) -> HeaderMore:
    shipment = find_shipment(connection, document)
    if shipment is None:
        return NOTHING
    return ShipmentMore(
        order=shipment.order_document,
        carrier=shipment.carrier,
        waybill=shipment.waybill,
        vehicle=shipment.vehicle,
        dispatched_at=_instant(shipment.dispatched_at),
        delivered_at=_instant(shipment.delivered_at),
        receiver=shipment.receiver,
        proof=shipment.proof,
        buyer_name=shipment.buyer_name,
        buyer_licence=shipment.buyer_licence,
        buyer_address=shipment.buyer_address,
        ship_to=shipment.ship_to,
        cartons=[
            CartonOut(carton.place, carton.sscc, carton.state)
            for carton in cartons_of(connection, document)
        ],
    )


def _instant(at: int | None) -> str | None:
    return None if at is None else show_instant(at)


_LINES: Mapping[str, Callable[[sa.Connection, Iterable[int]], Mapping[int, LineMore]]] = {
    DocumentKind.PURCHASE_ORDER: _purchase_lines,
    DocumentKind.SHIPPING_NOTICE: _notice_lines,
    DocumentKind.RECEIPT: _receipt_lines,
    DocumentKind.OPENING_STOCK: _opening_lines,
    DocumentKind.SALES_ORDER: _sales_lines,
}
_OWN: Mapping[str, Callable[[sa.Connection, int], HeaderMore]] = {
    DocumentKind.PURCHASE_ORDER: _purchase_order,
    DocumentKind.SALES_ORDER: _sales_order,
    DocumentKind.SHIPMENT: _shipment,
}
