"""Commands and facts of corrections 更正. Pure."""

from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from tongma.foundation.kernel.bounds import FEW
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, Day, LotNumber, SerialNumber


@dataclass(frozen=True, slots=True)
class CorrectPiece:
    """Say another lot, serial or expiry of a piece; what was believed stays on record."""

    piece: Id
    lot: Id = 0
    """Another lot of the item; 0: it stays."""
    serial: SerialNumber = ""
    """Empty: it stays."""
    expiry: Day | None = None
    """ISO date; empty: that of its lot again; left out: it stays."""
    since: Day = ""
    """The ISO date from which it is so; empty: it was always so."""


@dataclass(frozen=True, slots=True)
class CorrectLot:
    """Say another number, expiry or made-on date of a lot; what was believed stays on record."""

    lot: Id
    number: LotNumber = ""
    expiry: Day = ""
    produced: Day = ""
    """ISO dates; empty: it stays."""
    since: Day = ""
    """The ISO date from which it is so, as for an expiry prolonged; empty: always."""
    clear: Annotated[tuple[Literal["expiry", "produced"], ...], FEW] = ()
    """Of which nobody knows the day: only where what is stored is no date."""


@dataclass(frozen=True, slots=True)
class CorrectGoods:
    """Say that goods without serial in a place belong to another lot of their item."""

    lot: Id
    to_lot: Id
    place: Id
    quantity: Amount
    """Base units."""


TextOf = Literal["due", "notice_lot", "notice_expiry", "notice_produced", "opening_expiry"]


@dataclass(frozen=True, slots=True)
class CorrectText:
    """Say as it should be what an earlier version took in as no text or date can be today."""

    of: TextOf
    """``due`` of a document; the others of its line."""
    document: Id
    text: LotNumber
    """As it is kept from now on; empty where nobody knows."""
    line: Id = 0


@dataclass(frozen=True, slots=True)
class PieceCorrected:
    """The piece, and the lot that it belongs to now."""

    piece: Id
    lot: Id


@dataclass(frozen=True, slots=True)
class LotCorrected:
    """The lot whose statement was replaced."""

    lot: Id


@dataclass(frozen=True, slots=True)
class GoodsCorrected:
    """So much of the lot belongs to another one now."""

    lot: Id
    quantity: str


@dataclass(frozen=True, slots=True)
class TextCorrected:
    """What stands there now, and what stood there before."""

    document: Id
    text: str
    before: str


class Since(NamedTuple):
    """From when something shall be so, and from when the statement before it holds; ISO dates."""

    day: str
    """Empty: always."""
    holds_from: str
    """Empty: the statement before it was always so."""
    today: str
