"""What differs by one character. Pure."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

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
    one: ShelvedGoods
    other: ShelvedGoods


def differ_by_one(one: str, other: str) -> bool:
    """Say whether one character more, less or another makes one text the other."""
    first, second = _plain(one), _plain(other)
    if not first or not second or abs(len(first) - len(second)) > 1:
        return False
    return Levenshtein.distance(first, second, score_cutoff=1) == 1


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")


def lookalikes_of(one: ShelvedGoods, others: Sequence[ShelvedGoods]) -> Iterator[LookalikePair]:
    """Yield what lies nearby and is easily taken for ``one``: another item by name or code, or
    another lot of the same item.
    """
    for other in others:
        kind = _alike(one, other)
        if kind is not None:
            yield LookalikePair(kind, one, other)


def _alike(one: ShelvedGoods, other: ShelvedGoods) -> Alike | None:
    if other.item == one.item:
        is_twin = other.lot != one.lot and differ_by_one(one.number, other.number)
        return "lot" if is_twin else None
    if differ_by_one(one.name, other.name):
        return "name"
    return "code" if differ_by_one(one.code, other.code) else None
