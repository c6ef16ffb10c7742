"""Commands of put-away 上架. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PutAway:
    """Put accepted goods into a bin: scan the goods (or name the line), then the bin."""

    line: int
    """The acceptance line whose goods are put away."""
    place: int = 0
    place_code: str = ""
    """The bin, by id or by its scanned code."""
    quantity: str = ""
    """Base quantity; empty: all that is left of the line."""
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GiveBackPutAway:
    """Take a put-away back: the goods stand at the dock again."""

    record: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A bin that could take the goods, with what speaks for it."""

    place: int
    code: str
    same_item: bool
    empty: bool
    free: int | None
    """Handling units or None where the limit is not known."""
    sequence: int
