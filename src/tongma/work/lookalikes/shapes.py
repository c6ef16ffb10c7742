"""The answer about goods that are easily taken for one another. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.work.lookalikes.decide import Alike


@dataclass(frozen=True, slots=True)
class ItemNameOut:
    """An item as the label and the shelf name it."""

    id: Id
    code: str
    name: str
    """Name, model and specification: what tells sizes apart."""


@dataclass(frozen=True, slots=True)
class LotNumberOut:
    """A lot by its number."""

    id: Id
    number: str


@dataclass(frozen=True, slots=True)
class BinNameOut:
    """A bin 货位."""

    id: Id
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class GoodsInBinOut:
    """Goods where they lie."""

    item: ItemNameOut
    lot: LotNumberOut | None
    place: BinNameOut


@dataclass(frozen=True, slots=True)
class LookalikesOut:
    """Two goods that lie side by side and differ by one character."""

    kind: Alike
    """In what they are alike."""
    goods: GoodsInBinOut
    other: GoodsInBinOut
