"""Commands, results and facts of put-away 上架. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from tongma.foundation.kernel.bounds import PIECES
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, Code, SerialNumber
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.masterdata.places.fit import StoredGoods
from tongma.masterdata.places.query import PlaceInfo
from tongma.work.lookalikes.model import LookalikeNear


@dataclass(frozen=True, slots=True)
class PutAway:
    """Put accepted goods into a bin: scan the goods (or name the line), then the bin."""

    line: Id
    """The acceptance line whose goods are put away."""
    place: Id = 0
    place_code: Code = ""
    """The bin, by id or by its scanned code."""
    quantity: Amount = ""
    """Base quantity; empty: all that is left of the line."""
    serials: Annotated[tuple[SerialNumber, ...], PIECES] = ()


@dataclass(frozen=True, slots=True)
class GoodsPutAway:
    """The goods lie in the bin; base quantities."""

    line: Id
    place: Id
    place_code: str
    quantity: str
    left: str
    """What of the line still waits."""
    twins: tuple[LookalikeNear, ...]
    """What lies in the bin or beside it and is easily taken for these goods."""


@dataclass(frozen=True, slots=True)
class GiveBackPutAway:
    """Take a put-away back: the goods stand at the dock again."""

    record: Id


@dataclass(frozen=True, slots=True)
class PutAwayGivenBack:
    """The goods wait for put-away again; base quantity."""

    reversed: Id
    """The record of the put-away."""
    quantity: str


@dataclass(frozen=True, slots=True)
class PutAwayFacts:
    """What decides about a put-away."""

    state: str
    """Of the acceptance's line."""
    left: int
    """What of the line has not been put away, scaled."""
    item: ItemFacts
    goods: StoredGoods
    """The accepted goods, as the bin would hold them."""
    pieces: Mapping[str, int]
    """Serial → piece of what still stands where it was accepted; empty for other goods."""
    bin: PlaceInfo
    lying: Sequence[StoredGoods] = ()
    """What lies in the bin already."""


@dataclass(frozen=True, slots=True)
class PutAwayPlan:
    """How much goes into the bin, scaled; of pieces one each."""

    quantity: int
    pieces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bin:
    """A storage bin with what lies in it."""

    place: PlaceInfo
    lying: Sequence[StoredGoods] = ()


@dataclass(frozen=True, slots=True)
class BinOffer:
    """A bin that could take the goods, with what speaks for it."""

    place: Id
    code: str
    same_item: bool
    empty: bool
    free: int | None
    """Stock rows that it can still take; None where its limit is not known."""
    sequence: int
    """Where it is on the way through the site."""
