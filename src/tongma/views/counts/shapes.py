"""The answer about a count. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import (
    ItemOut,
    LevelOut,
    LotOut,
    PersonOut,
    PieceOut,
    PlaceOut,
)


@dataclass(frozen=True, slots=True)
class CountEntryOut:
    """What was found of one thing, beside the ledger at that moment."""

    round: int
    """1: the first count; 2: the recount."""
    item: ItemOut | None
    lot: LotOut | None
    piece: PieceOut | None
    packed_as: LevelOut | None
    counted: str
    baseline: str
    """What the ledger said."""
    difference: str
    """With ``-`` where less was found."""


@dataclass(frozen=True, slots=True)
class CountLineOut:
    """A bin of a count."""

    line_id: Id
    place: PlaceOut | None
    state: str
    counted_by: PersonOut | None
    recounted_by: PersonOut | None
    may_count: bool
    """Whether the reader has not counted it yet."""
    entries: list[CountEntryOut]
    """Empty for who may not see figures."""


@dataclass(frozen=True, slots=True)
class CountOut:
    """A count 盘点."""

    id: Id
    number: str
    state: str
    lines: list[CountLineOut]
