"""What objects a code may be. Reads the ledger and the reference data, changes nothing."""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from devicecodes import Reading
from tongma.foundation.kernel.texts import LOT, SERIAL
from tongma.masterdata.catalogue.query import item_of, level_facts
from tongma.masterdata.identifiers.query import (
    Bound,
    bound_to,
    bound_under_any_scheme,
    known_targets,
)
from tongma.masterdata.places.query import PlaceInfo, places_by_code, places_of
from tongma.stock.query.belonging import known_goods
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
from tongma.work.scanning.context import ScanContext
from tongma.work.scanning.labels import READABLE
from tongma.work.scanning.model import Candidate

_FEW = 20
"""More pieces or lots of one name than this help nobody."""


def candidates(context: ScanContext, reading: Reading, raw: str) -> list[Candidate]:
    """Return everything that the code may mean: what it is bound to under its own scheme; else
    what the text is bound to under any scheme, and our own place or document of that name. Only
    text in which no code system names a product may also be a serial or a lot.

    Bindings that do not hold on the day of the scan are left out.
    """
    connection = context.connection
    bound = _in_force(context, identified(connection, reading, raw))
    if not bound and reading.identifier is not None and reading.identifier.scheme == "sscc":
        return _announced(connection, reading.identifier.value)
    if bound:
        return _there(_bound(connection, reading, one) for one in bound)
    text = raw.strip()
    others = _in_force(context, bound_under_any_scheme(connection, text))
    # A maker's lot may begin as an envelope does: +, =, ]C1.
    broken = reading.status == "invalid" and reading.identifier is None
    weak = reading.has("not_stock") or reading.has("weak_evidence")
    bare = reading.status == "unknown" or broken or weak
    named = _named_goods(context, text) if bare and text else []
    return _there(
        [
            *(_bound(connection, reading, one) for one in others),
            *_our_own(connection, text, context.site),
            *named,
        ]
    )


def _announced(connection: sa.Connection, sscc: str) -> list[Candidate]:
    """A logistic unit that the ledger does not know yet, but a shipping notice does."""
    found = announced_unit(connection, sscc)
    return [Candidate("announced_unit", found.notice, sscc)] if found else []


def _in_force(context: ScanContext, found: Iterable[Bound]) -> list[Bound]:
    """Leave out what does not hold today, the day being asked for only where there is a bound, and
    what is bound to goods that there are not for who asks.
    """
    holding = [
        binding
        for binding in found
        if not (binding.valid_from or binding.valid_to) or binding.valid_on(context.day)
    ]
    return known_targets(context.connection, holding, context.where.reach)


def identified(connection: sa.Connection, reading: Reading, raw: str) -> list[Bound]:
    """Return what the reading's identifier, or else the plain text, is bound to."""
    if reading.identifier is not None and reading.status in READABLE:
        found = bound_to(connection, reading.identifier.scheme, reading.identifier.value)
        if found:
            return found
    return bound_to(connection, "internal", raw.strip())


def _there(found: Iterable[Candidate]) -> list[Candidate]:
    """Leave out what is gone."""
    return [one for one in found if one.kind != "unknown"]


def _bound(connection: sa.Connection, reading: Reading, binding: Bound) -> Candidate:
    candidate = _target(connection, reading, binding)
    return candidate if candidate.binding is binding else replace(candidate, binding=binding)


def _target(connection: sa.Connection, reading: Reading, binding: Bound) -> Candidate:
    if binding.target_kind == "item":
        return _goods(connection, reading, binding)
    if binding.target_kind == "place":
        found = places_of(connection, [binding.target]).get(binding.target)
        return _place(found) if found else Candidate()
    if binding.target_kind == "document":
        return _document(connection, binding.target)
    if binding.target_kind == "lot":
        lot = lots(connection, [binding.target]).get(binding.target)
        return _lot(connection, lot) if lot else Candidate()
    if binding.target_kind == "piece":
        piece = pieces(connection, [binding.target]).get(binding.target)
        return _piece(connection, piece) if piece else Candidate()
    return Candidate(binding.target_kind, binding.target, binding.value)


def _goods(connection: sa.Connection, reading: Reading, binding: Bound) -> Candidate:
    item = item_of(connection, binding.target)
    if item is None:
        return Candidate()
    level = level_facts(connection, binding.level)
    return Candidate(
        "item",
        item.id,
        f"{item.code} {item.name_zh}",
        item,
        level=level.id if level else 0,
        level_name=level.name if level else "",
        factor=level.factor if level else 1,
        says=(reading.lot or "", reading.serial or ""),
        binding=binding,
    )


def narrowed(context: ScanContext, candidate: Candidate) -> Candidate:
    """Return the lot or the piece that a label names as the object, where the ledger knows it."""
    if candidate.kind != "item" or candidate.item is None:
        return candidate
    connection, reach = context.connection, context.where.reach
    number, serial = candidate.says
    narrow = candidate
    lots_there = find_lots(connection, candidate.id, number) if number else []
    for lot in known_goods(connection, lots_there, reach, "lot")[:1]:
        narrow = replace(narrow, lot=lot, kind="lot", id=lot.id)
    if serial and candidate.item.serial_control:
        there = find_pieces(connection, candidate.id, [serial])
        for piece in known_goods(connection, there, reach, "piece")[:1]:
            narrow = replace(narrow, piece=piece, kind="piece", id=piece.id)
    return narrow


def _place(place: PlaceInfo) -> Candidate:
    kind = "handling_unit" if place.kind == "handling_unit" else "place"
    return Candidate(kind, place.id, place.code, place=place)


def _document(connection: sa.Connection, document: int) -> Candidate:
    found = find_document(connection, document)
    return Candidate() if found is None else Candidate(found.kind, found.id, found.number)


def _our_own(connection: sa.Connection, text: str, site: int) -> list[Candidate]:
    """A bin's code, a document's number: labels that we print ourselves."""
    places = [one for one in places_by_code(connection, text) if site in (0, one.site)]
    found = [_place(one) for one in places]
    return found + [_document(connection, one.id) for one in documents_by_number(connection, text)]


def _named_goods(context: ScanContext, text: str) -> list[Candidate]:
    """Pieces and lots by their bare number, as it is and as it is kept, of every item that has such
    a one.
    """
    connection, reach = context.connection, context.where.reach
    serials = dict.fromkeys((text, SERIAL.kept(text)))
    numbers = dict.fromkeys((text, LOT.kept(text)))
    their_pieces = [piece for one in serials for piece in pieces_by_serial(connection, one)]
    their_lots = [lot for one in numbers for lot in lots_by_number(connection, one)]
    pieces_there = known_goods(connection, their_pieces, reach, "piece")
    lots_there = known_goods(connection, their_lots, reach, "lot")
    found = [_piece(connection, one) for one in pieces_there[:_FEW]]
    return found + [_lot(connection, one) for one in lots_there[:_FEW]]


def _piece(connection: sa.Connection, piece: PieceFacts) -> Candidate:
    lot = lots(connection, [piece.lot]).get(piece.lot) if piece.lot else None
    says = (lot.number if lot else "", piece.serial)
    return replace(
        _known(connection, "piece", piece.id, piece.item), says=says, lot=lot, piece=piece
    )


def _lot(connection: sa.Connection, lot: LotFacts) -> Candidate:
    return replace(_known(connection, "lot", lot.id, lot.item), says=(lot.number, ""), lot=lot)


def _known(connection: sa.Connection, kind: str, object_id: int, item_id: int) -> Candidate:
    item = item_of(connection, item_id)
    title = f"{item.code} {item.name_zh}" if item else ""
    return Candidate(kind, object_id, title, item, factor=1)
