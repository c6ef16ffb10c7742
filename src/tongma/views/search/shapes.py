"""The answers of the search. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id
from tongma.work.standing.shapes import StandingOut


@dataclass(frozen=True, slots=True)
class HitOut:
    """Something that the words may mean."""

    kind: str
    """item, lot, piece, place, partner, document, or what else a code is bound to."""
    id: Id
    title: str
    """Its code or number."""
    words: str = ""
    """What else says what it is: a name, the item of a lot; of a document its kind."""
    more: str = ""
    """What tells it from others of that name: size and model, a lot's expiry, a piece's lot, a
    place's site, a document's partner."""
    standing: StandingOut | None = None
    """What stands against it; None for what is no goods."""


@dataclass(frozen=True, slots=True)
class TitleOut:
    """What an id is called."""

    id: Id
    kind: str
    """item, person, partner, place or certificate."""
    title: str
