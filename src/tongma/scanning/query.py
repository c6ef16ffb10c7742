"""What object a reading is. Reads the ledger and the reference data, changes nothing."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from devicecodes import Reading
from tongma.catalogue.query import ItemFacts, item_of
from tongma.catalogue.scanned import identified, level_facts
from tongma.documents.query import documents_by_number, find_document
from tongma.identifiers.query import Bound
from tongma.kernel.quantity import show
from tongma.places.query import PlaceInfo, places_by_code, places_of
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import (
    find_lots,
    find_pieces,
    lots,
    lots_by_number,
    pieces_by_serial,
)


@dataclass(slots=True)
class Meant:
    """The object, and what is known around it."""

    kind: str = "unknown"
    id: int = 0
    title: str = ""
    item: dict[str, Any] | None = None
    lot: dict[str, Any] | None = None
    piece: dict[str, Any] | None = None
    place: dict[str, Any] | None = None
    counts_as: dict[str, Any] | None = None
    choices: list[dict[str, str]] = field(default_factory=list)
    """More than one meaning: the caller must ask."""


def meaning(connection: sa.Connection, reading: Reading, raw: str, site: int) -> Meant:
    """Return what the code means at a site; ``unknown`` where it means nothing."""
    bound = identified(connection, reading, raw)
    targets = {(one.target_kind, one.target, one.level) for one in bound}
    if len(targets) > 1:
        choices = [{"kind": one.target_kind, "id": str(one.target)} for one in bound]
        return Meant("ambiguous", choices=choices)
    if bound:
        return _bound(connection, reading, bound[0])
    return _plain(connection, raw.strip(), site)


def _bound(connection: sa.Connection, reading: Reading, one: Bound) -> Meant:
    if one.target_kind == "item":
        return _goods(connection, reading, one)
    if one.target_kind == "place":
        return _place(places_of(connection, [one.target])[one.target])
    if one.target_kind == "document":
        return _document(connection, one.target)
    return Meant(one.target_kind, one.target, one.value)


def _goods(connection: sa.Connection, reading: Reading, one: Bound) -> Meant:
    item = item_of(connection, one.target)
    if item is None:
        return Meant()
    meant = Meant("item", item.id, f"{item.code} {item.name_zh}", item=item_words(item))
    level = level_facts(connection, one.level)
    factor = level.factor if level else 1
    meant.counts_as = {
        "item_id": str(item.id),
        "base_quantity": show(factor * 10**item.decimals, item.decimals),
        "level": level and {"id": str(level.id), "name": level.name, "factor": str(factor)},
    }
    if reading.lot:
        _add_lot(connection, meant, item.id, reading.lot)
    if reading.serial and item.serial_control:
        _add_piece(connection, meant, item.id, reading.serial)
    return meant


def item_words(item: ItemFacts) -> dict[str, Any]:
    """Return what the screens need of an item."""
    return {
        "id": str(item.id),
        "code": item.code,
        "name": item.name_zh,
        "name_en": item.name_en,
        "specification": item.specification,
        "base_unit": item.base_unit,
        "lot_control": bool(item.lot_control),
        "serial_control": bool(item.serial_control),
        "expiry_control": bool(item.expiry_control),
    }


def _add_lot(connection: sa.Connection, meant: Meant, item: int, number: str) -> None:
    known = find_lots(connection, item, number)
    if known:
        one = known[0]
        meant.lot = {"id": str(one.id), "number": one.number, "expiry": one.expiry}
        meant.kind, meant.id = "lot", one.id


def _add_piece(connection: sa.Connection, meant: Meant, item: int, serial: str) -> None:
    known = find_pieces(connection, item, [serial])
    if not known:
        return
    one = known[0]
    where = [row for row in stock_at(connection, piece=one.id) if row.quantity > 0]
    meant.kind, meant.id = "piece", one.id
    meant.piece = {"id": str(one.id), "serial": one.serial, "place": None}
    if where:
        found = places_of(connection, [where[0].place]).get(where[0].place)
        code = found.code if found else ""
        meant.piece["place"] = {"id": str(where[0].place), "code": code}


def _place(place: PlaceInfo) -> Meant:
    kind = "handling_unit" if place.kind == "handling_unit" else "place"
    words = {"id": str(place.id), "code": place.code, "name": place.name, "kind": place.kind}
    return Meant(kind, place.id, place.code, place=words)


def _document(connection: sa.Connection, document: int) -> Meant:
    found = find_document(connection, document)
    return Meant() if found is None else Meant(found.kind, found.id, found.number)


def _plain(connection: sa.Connection, text: str, site: int) -> Meant:
    """Text that no identifier explains: a bin's code, a document's number, a serial, a lot."""
    places = [one for one in places_by_code(connection, text) if site in (0, one.site)]
    if len(places) == 1:
        return _place(places[0])
    found = documents_by_number(connection, text)
    if len(found) == 1:
        return _document(connection, found[0].id)
    serials = pieces_by_serial(connection, text)
    if len(serials) == 1:
        return _known(connection, "piece", serials[0].id, (serials[0].item, serials[0].lot))
    numbers = lots_by_number(connection, text)
    if len(numbers) == 1:
        return _known(connection, "lot", numbers[0].id, (numbers[0].item, numbers[0].id))
    several = [{"kind": "piece", "id": str(one.id)} for one in serials]
    several += [{"kind": "lot", "id": str(one.id)} for one in numbers]
    return Meant("ambiguous", choices=several) if several else Meant()


def _known(connection: sa.Connection, kind: str, one: int, goods: tuple[int, int]) -> Meant:
    item = item_of(connection, goods[0])
    meant = Meant(kind, one)
    if item is not None:
        meant.title, meant.item = f"{item.code} {item.name_zh}", item_words(item)
    lot = lots(connection, [goods[1]]).get(goods[1]) if goods[1] else None
    if lot is not None:
        meant.lot = {"id": str(lot.id), "number": lot.number, "expiry": lot.expiry}
    return meant
