"""Words beside ids: one reading for a whole page of rows."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tongma.masterdata.catalogue.query import items_of, levels_of
from tongma.masterdata.partners.query import partners_of
from tongma.masterdata.people.query import people_of
from tongma.masterdata.places.query import places_of
from tongma.stock.query.goods import decimals_of, lots, pieces

Words = dict[str, Any] | None


class Names:
    """Collects ids, reads them once, and gives each its words."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._items: dict[int, Any] = {}
        self._decimals: dict[int, int] = {}
        self._lots: dict[int, Any] = {}
        self._pieces: dict[int, Any] = {}
        self._places: dict[int, Any] = {}
        self._partners: dict[int, Any] = {}
        self._people: dict[int, Any] = {}
        self._levels: dict[int, Any] = {}

    def read(self, **ids: Iterable[int]) -> "Names":
        """Read the words of ids: ``items``, ``lots``, ``pieces``, ``places``, ``partners``,
        ``people``, ``levels``.
        """
        connection = self._connection
        wanted = {kind: {one for one in some if one} for kind, some in ids.items()}
        self._items |= items_of(connection, wanted.get("items", ()))
        self._decimals |= decimals_of(connection, wanted.get("items", ()))
        self._lots |= lots(connection, wanted.get("lots", ()))
        self._pieces |= pieces(connection, wanted.get("pieces", ()))
        self._places |= places_of(connection, wanted.get("places", ()))
        self._partners |= partners_of(
            connection, wanted.get("partners", set()) | wanted.get("places", set())
        )
        self._people |= people_of(connection, wanted.get("people", ()))
        self._levels |= levels_of(connection, wanted.get("levels", ()))
        return self

    def item(self, item: int) -> Words:
        """Return an item's words."""
        one = self._items.get(item)
        if one is None:
            return None
        return {
            "id": str(one.id),
            "code": one.code,
            "name": one.name_zh,
            "name_en": one.name_en,
            "specification": one.specification,
            "base_unit": one.base_unit,
        }

    def decimals(self, item: int) -> int:
        """Return an item's decimals."""
        return self._decimals.get(item, 0)

    def lot(self, lot: int) -> Words:
        """Return a lot's words; None for no lot."""
        one = self._lots.get(lot) if lot else None
        return one and {"id": str(one.id), "number": one.number, "expiry": one.expiry}

    def piece(self, piece: int) -> Words:
        """Return a piece's words; None for no piece."""
        one = self._pieces.get(piece) if piece else None
        return one and {"id": str(one.id), "serial": one.serial}

    def place(self, place: int) -> Words:
        """Return the words of a place or of a partner that holds stock."""
        one = self._places.get(place)
        if one is not None:
            return {"id": str(one.id), "code": one.code, "name": one.name, "kind": one.kind}
        partner = self._partners.get(place)
        if partner is None:
            return {"id": str(place), "code": "", "name": "", "kind": ""} if place else None
        return {
            "id": str(partner.id),
            "code": partner.code,
            "name": partner.name,
            "kind": "partner",
        }

    def partner(self, partner: int) -> Words:
        """Return a partner's words."""
        one = self._partners.get(partner)
        return one and {"id": str(one.id), "code": one.code, "name": one.name}

    def person(self, person: int) -> Words:
        """Return a person's words."""
        one = self._people.get(person)
        if one is None:
            return {"id": str(person), "name": ""} if person else None
        return {"id": str(one.id), "name": one.name}

    def level(self, level: int) -> Words:
        """Return a packaging level's words; None for the base unit."""
        one = self._levels.get(level) if level else None
        return one and {"id": str(one.id), "name": one.name, "factor": str(one.factor)}
