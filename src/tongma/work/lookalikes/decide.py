"""What differs by one character. Pure."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from tongma.masterdata.places.query import PlaceInfo

Alike = Literal["name", "code", "lot"]


class ShelvedGoods(NamedTuple):
    """Goods in a bin as people read them."""

    item: int
    lot: int
    place: int
    code: str
    name: str
    """Name, model and specification: what tells sizes apart."""
    number: str
    """The lot's number; empty for none."""


class LookalikePair(NamedTuple):
    """Goods that differ by one character from others nearby; ``kind``: in what."""

    kind: Alike
    goods: ShelvedGoods
    other: ShelvedGoods


def differ_by_one(text: str, other: str) -> bool:
    """Say whether one character more, less or another makes one text the other, after full-width
    and upper-case forms and blanks are made equal; an empty text is like no other.

    >>> differ_by_one("L2401", "L24O1"), differ_by_one("L2401", "l 2401")
    (True, False)
    """
    first, second = _plain(text), _plain(other)
    return bool(first and second) and Levenshtein.distance(first, second, score_cutoff=1) == 1


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")


def lookalikes_of(goods: ShelvedGoods, others: Sequence[ShelvedGoods]) -> Iterator[LookalikePair]:
    """Yield what lies nearby and is easily taken for ``goods``: another lot of the same item, or
    another item by its name, else by its code.
    """
    for other in others:
        kind = _alike(goods, other)
        if kind is not None:
            yield LookalikePair(kind, goods, other)


def _alike(goods: ShelvedGoods, other: ShelvedGoods) -> Alike | None:
    if other.item == goods.item:
        is_twin = other.lot != goods.lot and differ_by_one(goods.number, other.number)
        return "lot" if is_twin else None
    if differ_by_one(goods.name, other.name):
        return "name"
    return "code" if differ_by_one(goods.code, other.code) else None


def is_beside(place: PlaceInfo, other: PlaceInfo) -> bool:
    """Say whether the other bin stands where the place does, or directly behind it in walking
    order.
    """
    return other.id != place.id and 0 <= other.sequence - place.sequence <= 1


def whole_bins(numbers: Sequence[int], limit: int) -> int:
    """Return how many pairs to show: the last bin that begins within the limit, to its end.

    Args:
        numbers: of each pair the number of its bin, in order.
        limit: how many pairs are asked for; at least one.

    >>> whole_bins([1, 1, 2, 2, 2, 3], 3)
    5
    """
    if len(numbers) <= limit:
        return len(numbers)
    last = numbers[limit - 1]
    return sum(1 for number in numbers if number <= last)
