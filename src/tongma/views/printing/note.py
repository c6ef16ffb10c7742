"""The accompanying note 随货同行单 as data: one for each shipment, as it was at dispatch."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.catalogue.query import ItemFacts, certificates_of, items_of
from tongma.masterdata.identifiers.query import identifiers_of_all
from tongma.masterdata.partners.query import licences_of, partners_of
from tongma.outbound.shipping.query import cartons_of, find_shipment, shipped_lines
from tongma.stock.query.goods import LotFacts, decimals_of, lots, pieces
from tongma.work.documents.query import find_document


def note_of(connection: sa.Connection, shipment_id: int) -> dict[str, Any]:
    """Return the note of a dispatched shipment. Refusals ``document_unknown``, ``not_dispatched``.

    Supplier, consignee with licence and address as they were, carrier, cartons, and each line with
    the certificate that was valid when the goods left.
    """
    document = find_document(connection, shipment_id)
    row = find_shipment(connection, shipment_id)
    if document is None or row is None:
        raise refuse("document_unknown", document=str(shipment_id))
    if row.dispatched_at is None:
        raise refuse("not_dispatched", number=document.number)
    day = show_instant(row.dispatched_at)[:10]
    lines = shipped_lines(connection, shipment_id)
    items = items_of(connection, [line.item for line in lines])
    known_lots = lots(connection, [line.lot for line in lines])
    known_pieces = pieces(connection, [line.piece for line in lines])
    decimals = decimals_of(connection, [line.item for line in lines])
    names = partners_of(
        connection,
        [document.entity, row.carrier, *(one.registrant for one in items.values())],
    )
    codes = _base_codes(connection, items)
    cartons = {one.place: one.sscc for one in cartons_of(connection, shipment_id)}
    supplier = names.get(document.entity)
    licences = licences_of(connection, document.entity)
    shown = []
    for line in lines:
        item = items[line.item]
        lot = known_lots.get(line.lot)
        piece = known_pieces.get(line.piece)
        registrant = names.get(item.registrant)
        shown.append(
            _goods(item, lot)
            | {
                "di": codes.get(item.id, ""),
                "registration": _certificate(connection, item.id, day),
                "registrant": registrant.name if registrant else "",
                "serial": piece.serial if piece else "",
                "quantity": show(line.quantity, decimals[line.item]),
                "sscc": cartons.get(line.carton, ""),
            }
        )
    return {
        "number": document.number,
        "supplier": {
            "name": supplier.name if supplier else "",
            "licence": "; ".join(one.number for one in licences),
        },
        "consignee": {
            "name": row.buyer_name,
            "licence": row.buyer_licence,
            "address": row.buyer_address,
        },
        "ship_to": row.ship_to,
        "carrier": names[row.carrier].name if row.carrier in names else "",
        "waybill": row.waybill,
        "dispatched_at": show_instant(row.dispatched_at),
        "cartons": sorted(cartons.values()),
        "lines": shown,
    }


def _goods(item: ItemFacts, lot: LotFacts | None) -> dict[str, Any]:
    return {
        "item": item.code,
        "name": item.name_zh,
        "specification": f"{item.specification} {item.model}".strip(),
        "lot": lot.number if lot else "",
        "expiry": (lot.expiry or "") if lot else "",
        "produced": (lot.produced or "") if lot else "",
        "unit": item.base_unit,
        "storage": item.storage,
    }


def _base_codes(connection: sa.Connection, items: Iterable[int]) -> dict[int, str]:
    """Return the device identifier of each item's base unit, the first where it has several."""
    found: dict[int, str] = {}
    for one in identifiers_of_all(connection, "item", items):
        if one.scheme == "gtin" and not one.level and one.status == "confirmed":
            found.setdefault(one.target, one.value)
    return found


def _certificate(connection: sa.Connection, item: int, day: str) -> str:
    """Return the number of the certificate that was valid on the day; several over time exist."""
    found = certificates_of(connection, item)
    valid = [
        one for one in found if one.valid_from <= day and (not one.valid_to or day <= one.valid_to)
    ]
    return (valid or found)[0].number if found else ""
