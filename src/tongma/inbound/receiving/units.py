"""Receiving a logistic unit whole: what its shipping notice says is in it, unit by unit."""

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, refuse
from tongma.foundation.kernel.quantity import show
from tongma.inbound.receiving import store
from tongma.inbound.receiving.decide import decide_arrival
from tongma.inbound.receiving.intake import RECEIVING, take_in
from tongma.inbound.receiving.model import (
    Arrival,
    ArrivalFacts,
    LineReceived,
    ReceiveLine,
    ReceiveUnit,
    UnitReceived,
)
from tongma.masterdata.catalogue.query import item_of
from tongma.masterdata.identifiers.binding import normalised
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.places.handling_units import add_handling_unit
from tongma.masterdata.places.query import PlaceInfo, place_for, place_of
from tongma.work.documents import store as documents
from tongma.work.documents.model import Document
from tongma.work.documents.notices import (
    AnnouncedGoods,
    AnnouncedUnit,
    announced_in,
    announced_unit,
)
from tongma.work.documents.states import DocumentKind
from tongma.work.scanning.context import ReadPoint
from tongma.work.scanning.goods import Goods
from tongma.work.scanning.resolution import resolve_package


def receive_unit(tx: Tx, command: ReceiveUnit) -> UnitReceived:
    """Make the units known and take in what the notice says is in them; each line as if scanned."""
    receipt = documents.open_document(tx, command.receipt, DocumentKind.RECEIPT)
    tx.at_document(receipt)
    unit = _announced(tx, receipt, _sscc(tx, command))
    dock = place_for(tx.connection, receipt.site, RECEIVING)
    places = _make_units(tx, unit, dock, receipt.entity)
    content = announced_in(tx.connection, unit.notice, places)
    lines = tuple(_take_in(tx, receipt, goods, places[goods.sscc]) for goods in content)
    return UnitReceived(places[unit.sscc], unit.sscc, lines)


def _sscc(tx: Tx, command: ReceiveUnit) -> str:
    if not tx.request.scans:
        return normalised(Identifier("sscc", command.sscc)).value
    where = ReadPoint(tx.reach, tx.request.station, tx.site, document=command.receipt)
    resolution = resolve_package(tx.connection, tx.request.scans, where, tx.now, explained=False)
    identifier = resolution.reading.identifier
    if identifier is None or identifier.scheme != "sscc":
        raise refuse("unit_not_announced", sscc=tx.request.scans[0].raw)
    return identifier.value


def _announced(tx: Tx, receipt: Document, sscc: str) -> AnnouncedUnit:
    notice = store.sources_of(tx, receipt.id).notice
    found = announced_unit(tx.connection, sscc)
    if found is None or found.notice != notice:
        raise refuse("unit_not_announced", sscc=sscc)
    return found


def _make_units(tx: Tx, unit: AnnouncedUnit, dock: PlaceInfo, entity: int) -> dict[str, int]:
    """Make the unit at the dock and those in it, each where the notice says; SSCC → place."""
    inner = {sscc: announced_unit(tx.connection, sscc) for sscc in unit.inside}
    above = {sscc: found.above if found else () for sscc, found in inner.items()}
    made = {unit.sscc: add_handling_unit(tx, dock, entity, unit.sscc)}
    for sscc in sorted(above, key=lambda code: len(above[code])):
        parent = made.get(above[sscc][0]) if above[sscc] else None
        at = dock if parent is None else place_of(tx.connection, parent)
        made[sscc] = add_handling_unit(tx, at, entity, sscc)
    return made


def _take_in(tx: Tx, receipt: Document, goods: AnnouncedGoods, place: int) -> LineReceived:
    line = ReceiveLine(receipt.id, place=place, sealed=bool(goods.level))
    return take_in(tx, receipt, line, _arrival(tx, receipt, goods))


def _arrival(tx: Tx, receipt: Document, goods: AnnouncedGoods) -> Arrival:
    """Return announced goods as if they had been typed in base units; their level stays."""
    item = item_of(tx.connection, goods.item)
    decimals = item.decimals if item else 0
    line = ReceiveLine(receipt.id, show(goods.quantity, decimals), serials=goods.serials)
    said = Goods(
        goods.item,
        goods.level,
        lot=goods.lot or None,
        expiry=goods.expiry or None,
        produced=goods.produced or None,
    )
    return allow(decide_arrival(line, said, ArrivalFacts(item)))
