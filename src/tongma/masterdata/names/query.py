"""The words beside ids: one reading for a whole page of rows."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

import sqlalchemy as sa

from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts, items_of, levels_of
from tongma.masterdata.names.shapes import (
    ControlledItemOut,
    ItemOut,
    LevelOut,
    LotOut,
    PartnerOut,
    PersonOut,
    PieceOut,
    PlaceOut,
)
from tongma.masterdata.partners.query import PartnerFacts, partners_of
from tongma.masterdata.people.query import PersonFacts, people_of
from tongma.masterdata.places.query import PlaceInfo, places_of
from tongma.stock.query.goods import LotFacts, PieceFacts, lots, pieces


class Ids(TypedDict, total=False):
    """Ids whose words are wanted, by what they are of; 0 stands for nothing and is passed over."""

    items: Iterable[int]
    lots: Iterable[int]
    pieces: Iterable[int]
    places: Iterable[int]
    partners: Iterable[int]
    people: Iterable[int]
    levels: Iterable[int]


def item_out(item: ItemFacts) -> ItemOut:
    """Return what stands beside an item's id."""
    return ItemOut(
        item.id, item.code, item.name_zh, item.name_en, item.specification, item.base_unit
    )


def controlled_item_out(item: ItemFacts) -> ControlledItemOut:
    """Return what stands beside an item's id where it was scanned."""
    return ControlledItemOut(
        id=item.id,
        code=item.code,
        name=item.name_zh,
        name_en=item.name_en,
        specification=item.specification,
        base_unit=item.base_unit,
        lot_control=bool(item.lot_control),
        serial_control=bool(item.serial_control),
        expiry_control=bool(item.expiry_control),
    )


class Names:
    """Collects ids, reads them once, and gives each its words."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._items: dict[int, ItemFacts] = {}
        self._lots: dict[int, LotFacts] = {}
        self._pieces: dict[int, PieceFacts] = {}
        self._places: dict[int, PlaceInfo] = {}
        self._partners: dict[int, PartnerFacts] = {}
        self._people: dict[int, PersonFacts] = {}
        self._levels: dict[int, LevelFacts] = {}

    def read(self, **ids: Unpack[Ids]) -> "Names":
        """Read the words of ids; may be asked several times."""
        connection = self._connection
        places = _some(ids.get("places"))
        self._items |= items_of(connection, _some(ids.get("items")))
        self._lots |= lots(connection, _some(ids.get("lots")))
        self._pieces |= pieces(connection, _some(ids.get("pieces")))
        self._places |= places_of(connection, places)
        self._partners |= partners_of(connection, _some(ids.get("partners")) | places)
        self._people |= people_of(connection, _some(ids.get("people")))
        self._levels |= levels_of(connection, _some(ids.get("levels")))
        return self

    def item(self, item: int) -> ItemOut | None:
        """Return an item's words; None for an id that is no item's."""
        found = self._items.get(item)
        return None if found is None else item_out(found)

    def decimals(self, item: int) -> int:
        """Return an item's decimals; 0 where it is not known."""
        found = self._items.get(item)
        return 0 if found is None else found.decimals

    def lot(self, lot: int) -> LotOut | None:
        """Return a lot's words; None for no lot."""
        found = self._lots.get(lot)
        return None if found is None else LotOut(found.id, found.number, found.expiry)

    def piece(self, piece: int) -> PieceOut | None:
        """Return a piece's words; None for no piece."""
        found = self._pieces.get(piece)
        return None if found is None else PieceOut(found.id, found.serial)

    def place(self, place: int) -> PlaceOut | None:
        """Return the words of a place or of a partner that holds stock; None for none."""
        found = self._places.get(place)
        if found is not None:
            return PlaceOut(found.id, found.code, found.name, found.kind)
        partner = self._partners.get(place)
        if partner is not None:
            return PlaceOut(partner.id, partner.code, partner.name, "partner")
        return PlaceOut(place, "", "", "") if place else None

    def partner(self, partner: int) -> PartnerOut | None:
        """Return a partner's words; None for an id that is no partner's."""
        found = self._partners.get(partner)
        return None if found is None else PartnerOut(found.id, found.code, found.name)

    def person(self, person: int) -> PersonOut | None:
        """Return a person's words; None for none."""
        found = self._people.get(person)
        if found is not None:
            return PersonOut(found.id, found.name)
        return PersonOut(person, "") if person else None

    def level(self, level: int) -> LevelOut | None:
        """Return a packaging level's words; None for the base unit."""
        found = self._levels.get(level)
        return None if found is None else LevelOut(found.id, found.name, str(found.factor))


def _some(ids: Iterable[int] | None) -> set[int]:
    return {one for one in ids or () if one}
