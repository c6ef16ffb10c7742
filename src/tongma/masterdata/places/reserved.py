"""Units that a document keeps for itself: a carton of a shipment. Those who keep them say so."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.commands.wiring import Hook
from tongma.foundation.kernel.outcome import Refusal
from tongma.stock.query.tree import above


class Reserved(NamedTuple):
    """A unit that only its document fills and empties."""

    unit: str
    """Its code."""
    document: str
    """The number of the document."""
    gone: bool
    """Whether it has left the house."""


Keeps = Callable[[sa.Connection, Sequence[int]], Reserved | None]
"""Says which of the places, the innermost first, a document keeps for itself."""
RESERVED: Hook[Keeps] = Hook("places.reserved")


def reserved_at(tx: Tx, place: int) -> Reserved | None:
    """Return the reserved unit that the place is, or stands in."""
    around = [place, *above(tx.connection, place)]
    found = (keeps(tx.connection, around) for keeps in tx.wiring.all_at(RESERVED))
    return next((one for one in found if one is not None), None)


def decide_unreserved(reserved: Reserved | None) -> Refusal | None:
    """Refuse ``unit_reserved``: goods go in and out of it by its document alone. Pure."""
    if reserved is None:
        return None
    return Refusal("unit_reserved", {"unit": reserved.unit, "number": reserved.document})


def decide_here(reserved: Reserved | None) -> Refusal | None:
    """Refuse ``unit_reserved`` for a unit that has left: nobody moves it any more. Pure."""
    return decide_unreserved(reserved) if reserved is not None and reserved.gone else None
