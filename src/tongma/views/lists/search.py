"""One search box: codes, names, lots, serials, numbers, partners."""

from typing import Any

import sqlalchemy as sa

from devicecodes import read
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.catalogue.search import ITEM_SORTS, ItemFilter, find_items
from tongma.masterdata.identifiers.query import Bound
from tongma.masterdata.partners.query import SORTS as PARTNER_SORTS
from tongma.masterdata.partners.query import PartnerFilter, find_partners
from tongma.masterdata.places.query import places_by_code
from tongma.stock.query.belonging import goods_of
from tongma.stock.query.goods import lots_by_number, pieces_by_serial
from tongma.views.lists.names import Names
from tongma.work.documents.listing import SORTS as DOCUMENT_SORTS
from tongma.work.documents.listing import DocumentFilter, find_documents
from tongma.work.documents.query import find_document
from tongma.work.scanning.query import identified

_NEWEST = order_of(DOCUMENT_SORTS, "", "")
_ITEMS = order_of(ITEM_SORTS, "", "")
_PARTNERS = order_of(PARTNER_SORTS, "", "")
_EACH = 8
Hit = dict[str, Any]


def search(connection: sa.Connection, words: str, reach: Reach) -> list[Hit]:
    """Return what the words may mean, exact codes before names."""
    if not words.strip():
        return []
    text = words.strip()
    hits = _codes(connection, text, reach) + _goods(connection, text, reach)
    hits += [_hit("place", one.id, one.code, one.name) for one in places_by_code(connection, text)]
    hits += [
        _hit("document", row.id, row.number, row.kind)
        for row in find_documents(connection, DocumentFilter(number=text), reach, (_NEWEST, _EACH))
    ]
    hits += [
        _hit("item", row.id, row.code, row.name_zh)
        for row in find_items(connection, ItemFilter(text), _ITEMS, _EACH).rows
    ]
    hits += [
        _hit("partner", row.id, row.code, row.name)
        for row in find_partners(connection, PartnerFilter(text), _PARTNERS, _EACH).rows
    ]
    seen: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        seen.setdefault((hit["kind"], hit["id"]), hit)
    return list(seen.values())


def _hit(kind: str, one: int, title: str, words: str) -> Hit:
    return {"kind": kind, "id": str(one), "title": title, "words": words}


def _codes(connection: sa.Connection, text: str, reach: Reach) -> list[Hit]:
    """Scanned or typed codes by what they are bound to."""
    bound = [
        one for one in identified(connection, read(text), text) if _may_see(connection, one, reach)
    ]
    names = Names(connection).read(
        items=[one.target for one in bound if one.target_kind == "item"],
        places=[one.target for one in bound if one.target_kind == "place"],
        partners=[one.target for one in bound if one.target_kind == "partner"],
    )
    words = {"item": names.item, "place": names.place, "partner": names.partner}
    hits = []
    for one in bound:
        reading = words.get(one.target_kind)
        known = (reading(one.target) if reading else None) or {}
        title = str(known.get("code", one.value))
        hits.append(_hit(one.target_kind, one.target, title, str(known.get("name", ""))))
    return hits


def _may_see(connection: sa.Connection, one: Bound, reach: Reach) -> bool:
    if one.target_kind == "document":
        found = find_document(connection, one.target)
        return found is not None and reach.holds(found.site, found.owner)
    if one.target_kind == "lot":
        return bool(goods_of(connection, [one.target], reach, "lot"))
    if one.target_kind == "piece":
        return bool(goods_of(connection, [one.target], reach, "piece"))
    return True


def _goods(connection: sa.Connection, text: str, reach: Reach) -> list[Hit]:
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
        words = names.item(item) or {}
        return f"{words.get('code', '')} {words.get('name', '')}".strip()

    return [_hit("lot", one.id, one.number, item_words(one.item)) for one in found] + [
        _hit("piece", one.id, one.serial, item_words(one.item)) for one in serials
    ]
