"""What objects a code may be. Reads the ledger and the reference data, changes nothing."""

from collections.abc import Iterable

import sqlalchemy as sa

from devicecodes import Reading
from tongma.masterdata.catalogue.query import item_of, level_facts
from tongma.masterdata.identifiers.query import Bound, bound_to, bound_under_any_scheme
from tongma.masterdata.places.query import PlaceInfo, places_by_code, places_of
from tongma.stock.query.goods import (
    LotFacts,
    PieceFacts,
    find_lots,
    find_pieces,
    lots,
    lots_by_number,
    pieces,
    pieces_by_serial,
)
from tongma.work.documents.notices import announced_unit
from tongma.work.documents.query import documents_by_number, find_document
from tongma.work.scanning.around import Around
from tongma.work.scanning.evidence import READABLE
from tongma.work.scanning.model import Meant

_FEW = 20
"""More pieces or lots of one name than this help nobody."""


def meanings(around: Around, reading: Reading, raw: str) -> list[Meant]:
    """Return everything that the code may mean: what it is bound to under its own scheme; else
    what the text is bound to under any scheme, and our own place or document of that name. Only
    text that no code system claims may also be a serial or a lot.

    Bindings that do not hold on the day of the scan are left out.
    """
    connection = around.connection
    bound = _in_force(around, identified(connection, reading, raw))
    if not bound and reading.identifier is not None and reading.identifier.scheme == "sscc":
        return _announced(connection, reading.identifier.value)
    if bound:
        return _told(_bound(connection, reading, one) for one in bound)
    text = raw.strip()
    others = _in_force(around, bound_under_any_scheme(connection, text))
    bare = reading.status == "unknown" or reading.has("not_stock") or reading.has("weak_evidence")
    named = _named_goods(connection, text) if bare and text else []
    return _told(
        [
            *(_bound(connection, reading, one) for one in others),
            *_our_own(connection, text, around.site),
            *named,
        ]
    )


def _announced(connection: sa.Connection, sscc: str) -> list[Meant]:
    """A logistic unit that the ledger does not know yet, but a shipping notice does."""
    found = announced_unit(connection, sscc)
    return [Meant("announced_unit", found.notice, sscc)] if found else []


def _in_force(around: Around, found: Iterable[Bound]) -> list[Bound]:
    """Leave out what does not hold today; the day is asked for only where there is a bound."""
    return [
        one for one in found if not (one.valid_from or one.valid_to) or one.valid_on(around.day)
    ]


def identified(connection: sa.Connection, reading: Reading, raw: str) -> list[Bound]:
    """Return what the reading's identifier, or else the plain text, is bound to."""
    if reading.identifier is not None and reading.status in READABLE:
        found = bound_to(connection, reading.identifier.scheme, reading.identifier.value)
        if found:
            return found
    return bound_to(connection, "internal", raw.strip())


def _told(found: Iterable[Meant]) -> list[Meant]:
    """Leave out what is gone."""
    return [one for one in found if one.kind != "unknown"]


def _bound(connection: sa.Connection, reading: Reading, one: Bound) -> Meant:
    meant = _target(connection, reading, one)
    meant.binding = one
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
        return _lot(connection, lot) if lot else Meant()
    if one.target_kind == "piece":
        piece = pieces(connection, [one.target]).get(one.target)
        return _piece(connection, piece) if piece else Meant()
    return Meant(one.target_kind, one.target, one.value)


def _goods(connection: sa.Connection, reading: Reading, one: Bound) -> Meant:
    item = item_of(connection, one.target)
    if item is None:
        return Meant()
    level = level_facts(connection, one.level)
    return Meant(
        "item",
        item.id,
        f"{item.code} {item.name_zh}",
        item,
        level=level.id if level else 0,
        level_name=level.name if level else "",
        factor=level.factor if level else 1,
        says=(reading.lot or "", reading.serial or ""),
    )


def narrow(connection: sa.Connection, meant: Meant) -> None:
    """Make the lot or the piece that a label names the object, where the ledger knows it."""
    if meant.kind != "item" or meant.item is None:
        return
    number, serial = meant.says
    known = find_lots(connection, meant.id, number)[:1] if number else []
    for lot in known:
        meant.lot = lot
        meant.kind, meant.id = "lot", lot.id
    if serial and meant.item.serial_control:
        for piece in find_pieces(connection, meant.item_id, [serial])[:1]:
            meant.piece = piece
            meant.kind, meant.id = "piece", piece.id


def _place(place: PlaceInfo) -> Meant:
    kind = "handling_unit" if place.kind == "handling_unit" else "place"
    return Meant(kind, place.id, place.code, place=place)


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
    return found + [_lot(connection, one) for one in lots_by_number(connection, text)[:_FEW]]


def _piece(connection: sa.Connection, one: PieceFacts) -> Meant:
    lot = lots(connection, [one.lot]).get(one.lot) if one.lot else None
    meant = _known(connection, "piece", one.id, one.item)
    meant.says = (lot.number if lot else "", one.serial)
    meant.lot = lot
    meant.piece = one
    return meant


def _lot(connection: sa.Connection, one: LotFacts) -> Meant:
    meant = _known(connection, "lot", one.id, one.item)
    meant.says = (one.number, "")
    meant.lot = one
    return meant


def _known(connection: sa.Connection, kind: str, one: int, item_id: int) -> Meant:
    item = item_of(connection, item_id)
    title = f"{item.code} {item.name_zh}" if item else ""
    return Meant(kind, one, title, item, factor=1)
