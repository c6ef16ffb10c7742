"""Hits with what stands against them."""

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.views.search.shapes import HitOut
from tongma.work.standing.standings import AskedThing, standings_of


def with_standings(
    connection: sa.Connection, hits: Sequence[HitOut], reach: Reach, day: str
) -> list[HitOut]:
    """Return the hits, goods and places with what stands against them on the ``day`` (ISO).

    ``reach``: the reader's right over stock.
    """
    things = [AskedThing(hit.kind, hit.id) for hit in hits]
    standings = standings_of(connection, reach, things, day)
    return [
        replace(hit, standing=standings.get(thing)) for hit, thing in zip(hits, things, strict=True)
    ]
