"""The accompanying note 随货同行单 as data: one for each shipment, as it was at dispatch."""

from collections.abc import Iterable

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.quantity import show
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.catalogue.query import ItemFacts, certificates_of, items_of
from tongma.masterdata.identifiers.query import identifiers_of_all
from tongma.masterdata.partners.query import PartnerFacts, licences_of, partners_of
from tongma.outbound.shipping.model import ShippedLine
from tongma.outbound.shipping.query import cartons_of, find_shipment, shipped_lines
from tongma.stock.query.goods import lots, pieces
from tongma.views.printing.shapes import (
    AccompanyingNoteOut,
    ConsigneeOut,
    NoteLineOut,
    NoteSupplierOut,
)
from tongma.work.documents.query import find_document


def note_of(connection: sa.Connection, shipment_id: int) -> AccompanyingNoteOut:
    """Return the note of a dispatched shipment. Refusals ``document_unknown``, ``not_dispatched``.

    Supplier, consignee with licence and address as they were, carrier, cartons, and each line with
    the certificate that was valid when the goods left.
    """
    document = find_document(connection, shipment_id)
    shipment = find_shipment(connection, shipment_id)
    if document is None or shipment is None:
        raise refuse("document_unknown", document=str(shipment_id))
    if shipment.dispatched_at is None:
        raise refuse("not_dispatched", number=document.number)
    dispatched_at = show_instant(shipment.dispatched_at)
    names = partners_of(connection, [document.entity, shipment.carrier])
    supplier, carrier = names.get(document.entity), names.get(shipment.carrier)
    licences = licences_of(connection, document.entity)
    cartons = {one.place: one.sscc for one in cartons_of(connection, shipment_id)}
    lines = shipped_lines(connection, shipment_id)
    return AccompanyingNoteOut(
        number=document.number,
        supplier=NoteSupplierOut(
            supplier.name if supplier else "", "; ".join(one.number for one in licences)
        ),
        consignee=ConsigneeOut(shipment.buyer_name, shipment.buyer_licence, shipment.buyer_address),
        ship_to=shipment.ship_to,
        carrier=carrier.name if carrier else "",
        waybill=shipment.waybill,
        dispatched_at=dispatched_at,
        cartons=sorted(cartons.values()),
        lines=_lines(connection, lines, cartons, dispatched_at[:10]),
    )


def _lines(
    connection: sa.Connection, lines: list[ShippedLine], cartons: dict[int, str], day: str
) -> list[NoteLineOut]:
    """Return the lines with the certificates of the day (ISO)."""
    items = items_of(connection, [line.item for line in lines])
    known_lots = lots(connection, [line.lot for line in lines])
    known_pieces = pieces(connection, [line.piece for line in lines])
    registrants = partners_of(connection, [item.registrant for item in items.values()])
    codes = _base_codes(connection, items)
    certificates = {item: _certificate(connection, item, day) for item in items}
    shown = []
    for line in lines:
        item, lot = items[line.item], known_lots.get(line.lot)
        piece = known_pieces.get(line.piece)
        shown.append(
            NoteLineOut(
                item=item.code,
                name=item.name_zh,
                specification=f"{item.specification} {item.model}".strip(),
                lot=lot.number if lot else "",
                expiry=(lot.expiry or "") if lot else "",
                produced=(lot.produced or "") if lot else "",
                unit=item.base_unit,
                storage=item.storage,
                di=codes.get(item.id, ""),
                registration=certificates[item.id],
                registrant=_registrant(item, registrants),
                serial=piece.serial if piece else "",
                quantity=show(line.quantity, item.decimals),
                sscc=cartons.get(line.carton, ""),
            )
        )
    return shown


def _registrant(item: ItemFacts, registrants: dict[int, PartnerFacts]) -> str:
    found = registrants.get(item.registrant)
    return found.name if found else ""


def _base_codes(connection: sa.Connection, items: Iterable[int]) -> dict[int, str]:
    """Return the device identifier of each item's base unit, the first where it has several."""
    found: dict[int, str] = {}
    for known in identifiers_of_all(connection, "item", items):
        if known.scheme == "gtin" and not known.level and known.status == "confirmed":
            found.setdefault(known.target, known.value)
    return found


def _certificate(connection: sa.Connection, item: int, day: str) -> str:
    """Return the number of the certificate that was valid on the day; several over time exist."""
    found = certificates_of(connection, item)
    valid = [
        paper
        for paper in found
        if paper.valid_from <= day and (not paper.valid_to or day <= paper.valid_to)
    ]
    return (valid or found)[0].number if found else ""
