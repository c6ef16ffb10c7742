"""The tags of a batch resolved in bulk, and what is expected where they were read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from devicecodes import Reading, read_epc
from tongma.foundation.kernel.actor import Reach
from tongma.masterdata.identifiers.query import Bound, bound_to_each
from tongma.masterdata.places.query import places_of
from tongma.stock.query.balances import allocations, stock_at
from tongma.stock.query.belonging import goods_of, known_goods
from tongma.stock.query.goods import PieceFacts, find_pieces, lots, pieces
from tongma.stock.query.tree import below, roots_of
from tongma.work.documents.expectation import expecting_documents
from tongma.work.documents.model import Document
from tongma.work.documents.notices import announced_in
from tongma.work.documents.query import lines_of_document
from tongma.work.rfid_batches.model import ResolvedTag, Tag, ThingName
from tongma.work.standing.shapes import StandingOut
from tongma.work.standing.standings import AskedThing, standings_of

_UNIT = "sscc"
_OUTBOUND = ("sales_order", "pick_list", "shipment")


def resolve_tags(connection: sa.Connection, tags: Sequence[Tag], reach: Reach) -> list[ResolvedTag]:
    """Return what each tag names, in their order; a few statements for all of them.

    ``reach``: whose goods there are for the reader.
    """
    read = [(tag, read_epc(tag.epc)) for tag in tags]
    values: dict[str, set[str]] = defaultdict(set)
    for _tag, reading in read:
        if reading.identifier is not None:
            values[reading.identifier.scheme].add(reading.identifier.value)
    bound = {scheme: bound_to_each(connection, scheme, some) for scheme, some in values.items()}
    own = bound_to_each(connection, "epc", [tag.epc for tag in tags])
    named = [one.target for some in own.values() for one in some if one.target_kind == "piece"]
    known = pieces(connection, goods_of(connection, named, reach, "piece"))
    return [_known(tag, reading, bound, _own(own.get(tag.epc, ()), known)) for tag, reading in read]


def _own(bound: Sequence[Bound], known: Mapping[int, PieceFacts]) -> PieceFacts | None:
    """Return the piece to which the tag itself is bound, whatever its bits say."""
    targets = {one.target for one in bound if one.status == "confirmed"}
    return known.get(targets.pop()) if len(targets) == 1 else None


def _known(
    tag: Tag, reading: Reading, bound: Mapping[str, Mapping[str, list[Bound]]],
    own: PieceFacts | None,
) -> ResolvedTag:  # fmt: skip
    if own is not None:
        return ResolvedTag(tag, reading, (own.item, own.serial), own.item)
    code = reading.identifier
    if code is None:
        return ResolvedTag(tag, reading)
    if code.scheme == _UNIT:
        return ResolvedTag(tag, reading, (0, code.value))
    there = [one for one in bound[code.scheme].get(code.value, ()) if one.status == "confirmed"]
    items = {one.target for one in there if one.target_kind == "item"}
    if len(items) != 1:
        return ResolvedTag(tag, reading)
    item = items.pop()
    name = (item, reading.serial) if reading.serial else None
    return ResolvedTag(tag, reading, name, item)


def expected_at(connection: sa.Connection, place: int, reach: Reach) -> frozenset[ThingName]:
    """Return the pieces that the ledger has in a place, at any depth, and the units in it."""
    inner = below(connection, place)
    rows = [row for row in stock_at(connection, place=[place, *inner]) if row.quantity > 0]
    return _pieces(connection, rows, reach) | _units(connection, inner)


def _units(connection: sa.Connection, inner: Sequence[int]) -> frozenset[ThingName]:
    found = places_of(connection, inner).values()
    return frozenset((0, one.code) for one in found if one.kind == "handling_unit")


def _pieces(connection: sa.Connection, rows: Sequence[Any], reach: Reach) -> frozenset[ThingName]:
    roots = roots_of(connection, {row.place for row in rows})
    mine = {row.piece for row in rows if row.piece and reach.holds(roots[row.place], row.owner)}
    return frozenset((one.item, one.serial) for one in pieces(connection, mine).values())


def expected_on(
    connection: sa.Connection, document: Document, reach: Reach
) -> frozenset[ThingName]:
    """Return what a document names: announced serials and units, allocated pieces, the pieces in
    the bins of a count.
    """
    sources = expecting_documents(connection, document)
    if document.kind == "count":
        places = [line.place for line in lines_of_document(connection, document.id) if line.place]
        return frozenset().union(*(expected_at(connection, one, reach) for one in places))
    if document.kind in _OUTBOUND:
        keys = [one.key for each in sources for one in allocations(connection, document=each)]
        found = pieces(connection, {key.piece for key in keys if key.piece}).values()
        return frozenset((one.item, one.serial) for one in found)
    announced = [one for each in sources for one in announced_in(connection, each)]
    serials = {(one.item, serial) for one in announced for serial in one.serials}
    return frozenset(serials | {(0, one.sscc) for one in announced if one.sscc})


class Whereabouts(NamedTuple):
    """What the ledger says of a piece or unit; empty where it does not know it."""

    lot: str = ""
    place_id: int = 0
    place: str = ""
    standing: StandingOut | None = None


def whereabouts(
    connection: sa.Connection, names: Sequence[ThingName], reach: Reach, day: str
) -> dict[ThingName, Whereabouts]:
    """Return lot and place of the pieces that are known, without goods of others; and of pieces
    and units what stands against them on the ``day`` (ISO).
    """
    serials: dict[int, list[str]] = defaultdict(list)
    for item, serial in names:
        if item:
            serials[item].append(serial)
    there = [one for item, some in serials.items() for one in find_pieces(connection, item, some)]
    found = known_goods(connection, there, reach, "piece")
    numbers = lots(connection, {one.lot for one in found if one.lot})
    at = {}
    ids = [one.id for one in found]
    for start in range(0, len(ids), 900):
        for balance in stock_at(connection, piece=ids[start : start + 900]):
            if balance.quantity > 0:
                at[balance.piece] = balance
    roots = roots_of(connection, {row.place for row in at.values()})
    codes = places_of(connection, {row.place for row in at.values()})
    told = {}
    for piece in found:
        row = at.get(piece.id)
        mine = row is not None and reach.holds(roots[row.place], row.owner)
        place = row.place if row is not None and mine else 0
        lot = numbers[piece.lot].number if piece.lot else ""
        told[piece.item, piece.serial] = Whereabouts(lot, place, codes[place].code if place else "")
    things = {(one.item, one.serial): AskedThing("piece", one.id) for one in found}
    things |= _units_named(connection, [serial for item, serial in names if not item])
    standings = standings_of(connection, reach, things.values(), day)
    return {
        name: told.get(name, Whereabouts())._replace(standing=standings.get(thing))
        for name, thing in things.items()
    }


def _units_named(connection: sa.Connection, ssccs: Sequence[str]) -> dict[ThingName, AskedThing]:
    bound = bound_to_each(connection, _UNIT, ssccs) if ssccs else {}
    return {
        (0, sscc): AskedThing("handling_unit", binding.target)
        for sscc, some in bound.items()
        for binding in some
        if binding.target_kind == "place"
    }
