"""Commands, results and facts of opening stock 期初. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import MANY, PIECES
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, Day, LotNumber, SerialNumber
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts
from tongma.masterdata.places.query import PlaceInfo
from tongma.stock.model import Status, StatusNumber


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """Stock of one lot in one place."""

    item: Id
    place: Id
    quantity: Amount
    """Base quantity; for pieces the number of serials, or empty."""
    lot: LotNumber = ""
    expiry: Day = ""
    produced: Day = ""
    serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()
    packed_as: Id = 0
    """The sealed packaging level; 0 when loose."""
    status: StatusNumber = int(Status.RELEASED)
    supplier: Id = 0


@dataclass(frozen=True, slots=True)
class PrepareOpening:
    """Lay down opening stock, lot by lot; nothing is booked until a second person signs."""

    site: Id
    lines: Annotated[tuple[OpeningLine, ...], MANY]
    owner: Id = 0


@dataclass(frozen=True, slots=True)
class OpeningPrepared:
    """The lines wait for a second person's signature."""

    opening: Id
    number: str
    lines: int


@dataclass(frozen=True, slots=True)
class SignOpening:
    """Sign prepared opening stock as the second person, and book it."""

    opening: Id


@dataclass(frozen=True, slots=True)
class OpeningSigned:
    """The stock is booked."""

    opening: Id
    movements: int


@dataclass(frozen=True, slots=True)
class CancelOpening:
    """Throw prepared opening stock away, before it is signed."""

    opening: Id


@dataclass(frozen=True, slots=True)
class OpeningCancelled:
    """Nothing of it was booked."""

    opening: Id
    state: str


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """What decides about prepared lines; only what there is stands in the maps."""

    site: int
    items: Mapping[int, ItemFacts]
    places: Mapping[int, PlaceInfo]
    levels: Mapping[int, LevelFacts]


@dataclass(frozen=True, slots=True)
class SigningFacts:
    """What decides about a signature."""

    prepared_by: int
    acting: int
    known_serials: Sequence[str] = ()
    """Serials among the lines that the ledger has already."""
