"""What object a reading is. Reads the ledger and the reference data, changes nothing."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from devicecodes import Reading
from tongma.catalogue.query import ItemFacts, item_of
from tongma.catalogue.scanned import identified, level_facts
from tongma.documents.query import documents_by_number, find_document
from tongma.identifiers.query import Bound, bound_under_any_scheme
from tongma.kernel.quantity import show
from tongma.places.query import PlaceInfo, places_by_code, places_of
from tongma.scanning.model import Meant
from tongma.stock.query.balances import stock_at
from tongma.stock.query.goods import (
    PieceFacts,
    find_lots,
    find_pieces,
    lots,
    lots_by_number,
    pieces,
    pieces_by_serial,
)

_SEVERAL = 2
_FEW = 20
"""More pieces or lots of one name than this help nobody."""


def meaning(connection: sa.Connection, reading: Reading, raw: str, site: int) -> Meant:
    """Return what the code means at a site; ``unknown`` where it means nothing, ``ambiguous``
    where it means several things.
    """
    found = meanings(connection, reading, raw, site)
    if len(found) < _SEVERAL:
        return found[0] if found else Meant()
    choices = [{"kind": one.kind, "id": str(one.id), "title": one.title} for one in found]
    return Meant("ambiguous", choices=choices)


def meanings(
    connection: sa.Connection, reading: Reading, raw: str, site: int, day: str = ""
) -> list[Meant]:
    """Return everything that the code may mean: what it is bound to under its own scheme; else
    what the text is bound to under any scheme, and our own place or document of that name. Only
    text that no code system claims may also be a serial or a lot.

    ``day``: the date on which bindings must hold; empty for any.
    """
    bound = [one for one in identified(connection, reading, raw) if one.valid_on(day)]
    if bound:
        return _told(_bound(connection, reading, one) for one in bound)
    text = raw.strip()
    others = [
        _bound(connection, reading, one)
        for one in bound_under_any_scheme(connection, text)
        if one.valid_on(day)
    ]
    bare = reading.status == "unknown" or reading.has("not_stock") or reading.has("weak_evidence")
    named = _named_goods(connection, text) if bare and text else []
    return _told([*others, *_our_own(connection, text, site), *named])


def _told(found: Iterable[Meant]) -> list[Meant]:
    """Leave out what is gone, and second ways to the same thing."""
    distinct: dict[tuple[str, int, str], Meant] = {}
    for one in found:
        if one.kind != "unknown":
            counted = str(one.counts_as["base_quantity"]) if one.counts_as else ""
            distinct.setdefault((*one.object, counted), one)
    return list(distinct.values())


def _bound(connection: sa.Connection, reading: Reading, one: Bound) -> Meant:
    meant = _target(connection, reading, one)
    meant.binding = {
        "id": str(one.id),
        "scheme": one.scheme,
        "value": one.value,
        "scope": str(one.scope),
        "role": one.role,
        "status": one.status,
    }
    return meant


def _target(connection: sa.Connection, reading: Reading, one: Bound) -> Meant:
    if one.target_kind == "item":
        return _goods(connection, reading, one)
    if one.target_kind == "place":
        found = places_of(connection, [one.target]).get(one.target)
        return _place(found) if found else Meant()
    if one.target_kind == "document":
        return _document(connection, one.target)
    if one.target_kind == "lot":
        lot = lots(connection, [one.target]).get(one.target)
        return _known(connection, "lot", one.target, (lot.item, lot.id)) if lot else Meant()
    if one.target_kind == "piece":
        piece = pieces(connection, [one.target]).get(one.target)
        return _piece(connection, piece) if piece else Meant()
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


def _our_own(connection: sa.Connection, text: str, site: int) -> list[Meant]:
    """A bin's code, a document's number: labels that we print ourselves."""
    places = [one for one in places_by_code(connection, text) if site in (0, one.site)]
    found = [_place(one) for one in places]
    return found + [_document(connection, one.id) for one in documents_by_number(connection, text)]


def _named_goods(connection: sa.Connection, text: str) -> list[Meant]:
    """Pieces and lots by their bare number, of every item that has such a one."""
    found = [_piece(connection, one) for one in pieces_by_serial(connection, text)[:_FEW]]
    named = lots_by_number(connection, text)[:_FEW]
    return found + [_known(connection, "lot", one.id, (one.item, one.id)) for one in named]


def _piece(connection: sa.Connection, one: PieceFacts) -> Meant:
    meant = _known(connection, "piece", one.id, (one.item, one.lot))
    meant.piece = {"id": str(one.id), "serial": one.serial, "place": None}
    return meant


def _known(connection: sa.Connection, kind: str, one: int, goods: tuple[int, int]) -> Meant:
    item = item_of(connection, goods[0])
    meant = Meant(kind, one)
    if item is not None:
        meant.title, meant.item = f"{item.code} {item.name_zh}", item_words(item)
    lot = lots(connection, [goods[1]]).get(goods[1]) if goods[1] else None
    if lot is not None:
        meant.lot = {"id": str(lot.id), "number": lot.number, "expiry": lot.expiry}
    return meant
