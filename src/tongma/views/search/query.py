"""One search box: codes, names, lots, serials, numbers, partners."""

from collections.abc import Sequence

import sqlalchemy as sa

from devicecodes import read
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.catalogue.search import ITEM_SORTS, ItemFilter, find_items
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.names.query import Names
from tongma.masterdata.names.shapes import ItemOut, PartnerOut, PlaceOut
from tongma.masterdata.partners.query import SORTS as PARTNER_SORTS
from tongma.masterdata.partners.query import PartnerFilter, find_partners
from tongma.masterdata.places.query import places_by_code
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import lots_by_number, pieces_by_serial
from tongma.views.search.shapes import HitOut
from tongma.work.documents.listing import SORTS as DOCUMENT_SORTS
from tongma.work.documents.listing import DocumentFilter, find_documents
from tongma.work.documents.query import find_document
from tongma.work.scanning.query import identified

_NEWEST = order_of(DOCUMENT_SORTS, "", "")
_ITEMS = order_of(ITEM_SORTS, "", "")
_PARTNERS = order_of(PARTNER_SORTS, "", "")
_EACH = 8


def search(connection: sa.Connection, words: str, reach: Reach) -> list[HitOut]:
    """Return what the words may mean, exact codes before names."""
    text = words.strip()
    if not text:
        return []
    hits = _codes(connection, text, reach) + _goods(connection, text, reach)
    hits += [
        HitOut("place", place.id, place.code, place.name)
        for place in places_by_code(connection, text)
    ]
    hits += [
        HitOut("document", row.id, row.number, row.kind)
        for row in find_documents(
            connection, DocumentFilter(number=text), reach, order=_NEWEST, limit=_EACH
        ).rows
    ]
    hits += [
        HitOut("item", row.id, row.code, row.name_zh)
        for row in find_items(connection, ItemFilter(text), _ITEMS, _EACH).rows
    ]
    hits += [
        HitOut("partner", row.id, row.code, row.name)
        for row in find_partners(connection, PartnerFilter(text), _PARTNERS, _EACH).rows
    ]
    seen: dict[tuple[str, int], HitOut] = {}
    for hit in hits:
        seen.setdefault((hit.kind, hit.id), hit)
    return list(seen.values())


def items_meant(connection: sa.Connection, words: str, reach: Reach) -> list[int]:
    """Return the items that the words may mean."""
    return [hit.id for hit in search(connection, words, reach) if hit.kind == "item"]


def _codes(connection: sa.Connection, text: str, reach: Reach) -> list[HitOut]:
    """Scanned or typed codes by what they are bound to."""
    bound = [
        there
        for there in identified(connection, read(text), text)
        if _may_see(connection, there, reach)
    ]
    names = _names_of(connection, bound)
    hits = []
    for there in bound:
        known = _words(there, names)
        title, words = (known.code, known.name) if known else (there.value, "")
        hits.append(HitOut(there.target_kind, there.target, title, words))
    return hits


def _names_of(connection: sa.Connection, bound: Sequence[Bound]) -> Names:
    def targets(kind: str) -> list[int]:
        return [one.target for one in bound if one.target_kind == kind]

    return Names(connection).read(
        items=targets("item"), places=targets("place"), partners=targets("partner")
    )


def _words(bound: Bound, names: Names) -> ItemOut | PlaceOut | PartnerOut | None:
    match bound.target_kind:
        case "item":
            return names.item(bound.target)
        case "place":
            return names.place(bound.target)
        case "partner":
            return names.partner(bound.target)
    return None


def _may_see(connection: sa.Connection, there: Bound, reach: Reach) -> bool:
    if there.target_kind == "document":
        found = find_document(connection, there.target)
        return found is not None and reach.holds(found.site, found.owner)
    if there.target_kind == "lot":
        return bool(goods_of(connection, [there.target], reach, "lot"))
    if there.target_kind == "piece":
        return bool(goods_of(connection, [there.target], reach, "piece"))
    return True


def _goods(connection: sa.Connection, text: str, reach: Reach) -> list[HitOut]:
    found = lots_by_number(connection, text)
    serials = pieces_by_serial(connection, text)
    theirs = goods_of(connection, [one.id for one in found], reach, "lot")
    found = [one for one in found if one.id in theirs][:_EACH]
    theirs = goods_of(connection, [one.id for one in serials], reach, "piece")
    serials = [one for one in serials if one.id in theirs][:_EACH]
    names = Names(connection).read(
        items=[one.item for one in found] + [one.item for one in serials]
    )

    def item_words(item: int) -> str:
        words = names.item(item)
        return f"{words.code} {words.name}".strip() if words else ""

    return [HitOut("lot", one.id, one.number, item_words(one.item)) for one in found] + [
        HitOut("piece", piece.id, piece.serial, item_words(piece.item)) for piece in serials
    ]
