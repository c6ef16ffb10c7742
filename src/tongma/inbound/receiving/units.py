"""Receiving a logistic unit whole: what its shipping notice says is in it, unit by unit."""

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Decision, Json, refuse
from tongma.inbound.receiving import store
from tongma.inbound.receiving.arriving import Arrived
from tongma.inbound.receiving.model import ReceiveLine, ReceiveUnit
from tongma.inbound.receiving.taking_in import take_in
from tongma.masterdata.catalogue.query import item_of, level_facts
from tongma.masterdata.identifiers.binding import normalised
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.places.handling_units import add_handling_unit
from tongma.masterdata.places.query import PlaceInfo, place_for, place_of
from tongma.work.documents import store as documents
from tongma.work.documents.announced import (
    AnnouncedGoods,
    AnnouncedUnit,
    announced_in,
    announced_unit,
)
from tongma.work.documents.model import Document
from tongma.work.scanning.around import Where
from tongma.work.scanning.goods import Goods
from tongma.work.scanning.resolving import resolve_package


def receive_unit(tx: Tx, command: ReceiveUnit) -> Decision:
    """Make the units known and take in what the notice says is in them; each line as if scanned."""
    receipt = documents.open_document(tx, command.receipt, "receipt")
    tx.at(site=receipt.site, owner=receipt.owner, entity=receipt.entity, document=receipt.id)
    unit = _announced(tx, receipt, _sscc(tx, command))
    dock = place_for(tx.connection, receipt.site, "receiving")
    places = _make_units(tx, unit, dock, receipt.entity)
    lines: list[Json] = []
    for goods in announced_in(tx.connection, unit.notice, places):
        line = ReceiveLine(receipt.id, place=places[goods.sscc], sealed=bool(goods.level))
        taken = take_in(tx, receipt, line, _arrived(tx, goods))
        lines.append(dict(taken.result))
    return Decision({"unit": str(places[unit.sscc]), "sscc": unit.sscc, "lines": lines})


def _sscc(tx: Tx, command: ReceiveUnit) -> str:
    if not tx.request.scans:
        return normalised(Identifier("sscc", command.sscc)).value
    where = Where(tx.request.station, tx.site, document=command.receipt)
    told = resolve_package(tx.connection, tx.request.scans, where, tx.now, explained=False)
    identifier = told.whole.identifier
    if identifier is None or identifier.scheme != "sscc":
        raw = tx.request.scans[0].raw
        raise refuse("unit_not_announced", sscc=raw)
    return identifier.value


def _announced(tx: Tx, receipt: Document, sscc: str) -> AnnouncedUnit:
    _orders, notice = store.orders_of(tx, receipt.id)
    found = announced_unit(tx.connection, sscc)
    if found is None or found.notice != notice:
        raise refuse("unit_not_announced", sscc=sscc)
    return found


def _make_units(tx: Tx, unit: AnnouncedUnit, dock: PlaceInfo, entity: int) -> dict[str, int]:
    """Make the unit at the dock and those in it, each where the notice says; SSCC → place."""
    made: dict[str, int] = {}
    inner = {one: announced_unit(tx.connection, one) for one in unit.inside}
    for sscc in (unit.sscc, *sorted(unit.inside, key=lambda one: len(_above(inner[one])))):
        around = _above(inner.get(sscc))[:1]
        parent = made.get(around[0]) if around else None
        at = dock if parent is None else place_of(tx.connection, parent)
        made[sscc] = add_handling_unit(tx, at, entity, sscc)
    return made


def _above(unit: AnnouncedUnit | None) -> tuple[str, ...]:
    return unit.above if unit else ()


def _arrived(tx: Tx, goods: AnnouncedGoods) -> Arrived:
    item = item_of(tx.connection, goods.item)
    if item is None or item.state != "active":
        raise refuse("item_unknown", item=str(goods.item))
    level = level_facts(tx.connection, goods.level)
    said = Goods(
        item=item.id,
        level=goods.level,
        factor=level.factor if level else 1,
        lot=goods.lot or None,
        expiry=goods.expiry or None,
        produced=goods.produced or None,
    )
    return Arrived(item, said, goods.quantity, goods.serials, item.decimals)
