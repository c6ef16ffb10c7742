"""The answers about tasks. Pure."""

from dataclasses import dataclass

from pydantic import JsonValue

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import ItemOut, LotOut, PersonOut, PlaceOut
from tongma.work.documents.shapes import DocumentOut
from tongma.work.standing.shapes import HoldOut


@dataclass(frozen=True, slots=True)
class TaskOut:
    """Something to be done; null for what it is not about."""

    id: Id
    kind: str
    action: str
    """The command that does it, and the right to."""
    state: str
    document: DocumentOut | None
    line: Id | None
    item: ItemOut | None
    lot: LotOut | None
    """Of the line."""
    quantity: str | None
    """What the line still waits for."""
    place: PlaceOut | None
    site: PlaceOut | None
    taken_by: PersonOut | None
    made_at: str
    """RFC 3339, UTC."""
    holds: list[HoldOut]
    """On its item, lot, piece or place."""
    facts: dict[str, JsonValue]
    """What else whoever does it has to know."""
