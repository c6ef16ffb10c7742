"""The answers of put-away's lists."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class BinSuggestion:
    """A bin that could take the goods."""

    place: Id
    code: str
    same_item: bool
    empty: bool
    free: int | None
    """Stock rows that it can still take; null where its limit is not known."""


@dataclass(frozen=True, slots=True)
class BinSuggestions:
    """Bins for an acceptance line, the best first."""

    rows: list[BinSuggestion]
