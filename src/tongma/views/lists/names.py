"""Words beside ids as JSON has them, for answers that are not shapes."""

from typing import Any, Unpack

import sqlalchemy as sa

from tongma.foundation.platform.shapes import Shape
from tongma.masterdata.names import query
from tongma.masterdata.names.shapes import (
    ItemOut,
    LevelOut,
    LotOut,
    PartnerOut,
    PersonOut,
    PieceOut,
    PlaceOut,
)

Words = dict[str, Any] | None
_SHAPES: dict[type, Shape[Any]] = {
    shape: Shape[Any](shape)
    for shape in (ItemOut, LevelOut, LotOut, PartnerOut, PersonOut, PieceOut, PlaceOut)
}


class Names:
    """``masterdata.names``, each answer as JSON."""

    def __init__(self, connection: sa.Connection) -> None:
        self._names = query.Names(connection)

    def read(self, **ids: Unpack[query.Ids]) -> "Names":
        """Read the words of ids; may be asked several times."""
        self._names.read(**ids)
        return self

    def item(self, item: int) -> Words:
        """Return an item's words."""
        return _plain(self._names.item(item))

    def decimals(self, item: int) -> int:
        """Return an item's decimals."""
        return self._names.decimals(item)

    def lot(self, lot: int) -> Words:
        """Return a lot's words; None for no lot."""
        return _plain(self._names.lot(lot))

    def piece(self, piece: int) -> Words:
        """Return a piece's words; None for no piece."""
        return _plain(self._names.piece(piece))

    def place(self, place: int) -> Words:
        """Return the words of a place or of a partner that holds stock."""
        return _plain(self._names.place(place))

    def partner(self, partner: int) -> Words:
        """Return a partner's words."""
        return _plain(self._names.partner(partner))

    def person(self, person: int) -> Words:
        """Return a person's words."""
        return _plain(self._names.person(person))

    def level(self, level: int) -> Words:
        """Return a packaging level's words; None for the base unit."""
        return _plain(self._names.level(level))


def _plain(words: object) -> Words:
    if words is None:
        return None
    found: dict[str, Any] = _SHAPES[type(words)].plain(words)
    return found
