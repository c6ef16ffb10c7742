"""Commands and facts of checking 出库复核. Pure."""

from dataclasses import dataclass

from tongma.stock.model import Blocked


@dataclass(frozen=True, slots=True)
class Check:
    """Check picked goods against the order by scanning them again."""

    order: int
    quantity: str = ""
    """Of the scanned level; empty: one."""
    item: int = 0
    lot: str = ""
    serial: str = ""
    """Typed, for goods without a code only."""


@dataclass(frozen=True, slots=True)
class WithdrawCheck:
    """Take one check back, while the goods are not packed."""

    record: int


@dataclass(frozen=True, slots=True)
class Staged:
    """Goods of the order that stand at dispatch: picked, and how much of it is checked."""

    line: int
    item: int
    lot: int
    piece: int
    packed_as: int
    quantity: int
    checked: int
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides about a check."""

    acting: int
    pickers: frozenset[int]
    staged: tuple[Staged, ...]
    item: int
    lot: int
    piece: int
    level: int
    quantity: int
    words: str
    """The scanned goods as people call them."""
    blocked: Blocked | None
