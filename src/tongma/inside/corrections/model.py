"""The commands of corrections. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorrectPiece:
    """Say another lot, serial or expiry of a piece; what was believed stays on record."""

    piece: int
    lot: int = 0
    """Another lot of the item; 0: it stays."""
    serial: str = ""
    """Empty: it stays."""
    expiry: str | None = None
    """ISO date; empty: that of its lot again; left out: it stays."""
    since: str = ""
    """The ISO date from which it is so; empty: it was always so."""


@dataclass(frozen=True, slots=True)
class CorrectLot:
    """Say another number, expiry or made-on date of a lot; what was believed stays on record."""

    lot: int
    number: str = ""
    expiry: str = ""
    produced: str = ""
    """ISO dates; empty: it stays."""
    since: str = ""
    """The ISO date from which it is so, as for an expiry prolonged; empty: always."""


@dataclass(frozen=True, slots=True)
class CorrectGoods:
    """Say that goods without serial in a place belong to another lot of their item."""

    lot: int
    to_lot: int
    place: int
    quantity: str
    """Base units."""
