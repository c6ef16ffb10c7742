"""Commands, results and facts of checking 出库复核. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Amount, LotNumber, SerialNumber
from tongma.stock.model import Blocked
from tongma.work.documents.states import LineState


@dataclass(frozen=True, slots=True)
class Check:
    """Check picked goods against the order by scanning them again."""

    order: Id
    quantity: Amount = ""
    """Of the scanned level; empty: one."""
    item: Id = 0
    lot: LotNumber = ""
    serial: SerialNumber = ""
    """Typed, for goods without a code only."""


@dataclass(frozen=True, slots=True)
class GoodsChecked:
    """What was checked, and what of the order still stands unchecked."""

    lines: tuple[Id, ...]
    quantity: str
    goods: str
    left: tuple[str, ...]
    """The goods as people call them; empty when all is checked."""
    record: Id
    """What ``withdraw_check`` names."""


@dataclass(frozen=True, slots=True)
class WithdrawCheck:
    """Take one check back, while the goods are not packed."""

    record: Id


@dataclass(frozen=True, slots=True)
class CheckWithdrawn:
    """The goods have to be checked anew."""

    lines: tuple[Id, ...]
    state: LineState = LineState.WITHDRAWN


@dataclass(frozen=True, slots=True)
class StagedGoods:
    """Goods of the order that stand at dispatch; quantities scaled."""

    line: int
    """The order's."""
    item: int
    lot: int
    piece: int
    packed_as: int
    quantity: int
    checked: int
    words: str
    """The goods as people call them."""

    @property
    def left(self) -> int:
        """What nobody has checked."""
        return self.quantity - self.checked


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """What decides about a check."""

    acting: int
    pickers: frozenset[int]
    """Who picked anything for the order."""
    staged: tuple[StagedGoods, ...]
    item: int
    lot: int
    piece: int
    serial: str
    quantity: int
    """Scaled."""
    decimals: int
    """Of the item."""
    words: str
    """The scanned goods as people call them."""
    blocked: Blocked | None
    """Why they may not go out, judged now; None where they may."""


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """So much of staged goods, scaled."""

    staged: StagedGoods
    quantity: int
