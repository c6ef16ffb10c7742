"""What is found, in the words by which people tell one from another."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.partners.query import partners_of
from tongma.masterdata.people.query import people_of
from tongma.masterdata.places.query import places_of
from tongma.stock.query.goods import lots, pieces
from tongma.views.search.shapes import HitOut
from tongma.work.documents.query import documents_of


class Ref(NamedTuple):
    """An object of a kind."""

    kind: str
    id: int


def describe(connection: sa.Connection, refs: Sequence[Ref]) -> dict[Ref, HitOut]:
    """Return each object with its words; what is not there is left out."""
    ids = {kind: [ref.id for ref in refs if ref.kind == kind] for kind in {r.kind for r in refs}}
    found = [
        *_items(connection, ids.get("item", [])),
        *_goods(connection, ids.get("lot", []), ids.get("piece", [])),
        *_places(connection, ids.get("place", [])),
        *_documents(connection, ids.get("document", [])),
    ]
    found += [
        HitOut("partner", partner.id, partner.code, partner.name, partner.name_en)
        for partner in partners_of(connection, ids.get("partner", [])).values()
    ]
    found += [
        HitOut("person", person.id, person.username, person.name)
        for person in people_of(connection, ids.get("person", [])).values()
    ]
    return {Ref(hit.kind, hit.id): hit for hit in found}


def _items(connection: sa.Connection, ids: Sequence[int]) -> list[HitOut]:
    found = items_of(connection, ids).values()
    return [HitOut("item", one.id, one.code, one.name_zh, _size(one)) for one in found]


def _size(item: ItemFacts) -> str:
    parts = dict.fromkeys((item.specification, item.model))
    return " · ".join(part for part in parts if part)


def _goods(
    connection: sa.Connection, lot_ids: Sequence[int], piece_ids: Sequence[int]
) -> list[HitOut]:
    theirs = pieces(connection, piece_ids)
    known = lots(connection, [*lot_ids, *(piece.lot for piece in theirs.values())])
    of_items = {lot.item for lot in known.values()} | {piece.item for piece in theirs.values()}
    items = items_of(connection, of_items)

    def hit(kind: str, id_: int, title: str, item: int, more: str) -> HitOut:
        named = items[item]
        words = f"{named.code} {named.name_zh}".strip()
        parts = (_size(named), more)
        return HitOut(kind, id_, title, words, " · ".join(part for part in parts if part))

    found = [
        hit("lot", lot.id, lot.number, lot.item, lot.expiry or "")
        for lot in (known[id_] for id_ in lot_ids if id_ in known)
    ]
    return found + [
        hit(
            "piece",
            piece.id,
            piece.serial,
            piece.item,
            known[piece.lot].number if piece.lot else "",
        )
        for piece in theirs.values()
    ]


def _places(connection: sa.Connection, ids: Sequence[int]) -> list[HitOut]:
    found = places_of(connection, ids).values()
    sites = places_of(connection, {place.site for place in found})
    return [
        HitOut(
            "place",
            place.id,
            place.code,
            place.name,
            sites[place.site].name if place.site in sites else "",
        )
        for place in found
    ]


def _documents(connection: sa.Connection, ids: Sequence[int]) -> list[HitOut]:
    found = documents_of(connection, ids).values()
    partners = partners_of(connection, {document.partner for document in found})
    return [
        HitOut(
            "document",
            document.id,
            document.number,
            document.kind,
            partners[document.partner].name if document.partner in partners else "",
        )
        for document in found
    ]
