"""All holds, with what they lie on and who has agreed to lift them."""

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.stock.query.holds import HoldFacts, list_holds
from tongma.work.standing.query import concerning_holds, hold_words
from tongma.work.standing.shapes import HoldOut


def holds(
    connection: sa.Connection, reach: Reach, *, open_only: bool, after: int, limit: int
) -> list[HoldOut]:
    """Return so many holds with words, the newest first, as far as they lie within the reach;
    others are passed over, not counted.
    """
    found: list[HoldFacts] = []
    while len(found) < limit:
        part = list_holds(connection, open_only=open_only, after=after, limit=limit)
        found += concerning_holds(connection, reach, part)
        if len(part) < limit:
            break
        after = part[-1].id
    return hold_words(connection, reach, found[:limit])
