"""Commands of opening stock 期初. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """Stock of one lot in one place."""

    item: int
    place: int
    quantity: str
    """Base quantity; for pieces the number of serials."""
    lot: str = ""
    expiry: str = ""
    produced: str = ""
    serials: tuple[str, ...] = ()
    packed_as: int = 0
    status: int = 2
    supplier: int = 0


@dataclass(frozen=True, slots=True)
class PrepareOpening:
    """Lay down opening stock, lot by lot; nothing is booked until a second person signs."""

    site: int
    lines: tuple[OpeningLine, ...]
    owner: int = 0


@dataclass(frozen=True, slots=True)
class SignOpening:
    """Sign prepared opening stock as the second person, and book it."""

    opening: int


@dataclass(frozen=True, slots=True)
class CancelOpening:
    """Throw prepared opening stock away, before it is signed."""

    opening: int
