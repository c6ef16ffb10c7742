"""What others may read of the readings that were not clean."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.kernel.actor import Reach
from tongma.platform.reach import within
from tongma.scanning.tables import kept_reading


class KeptFilter(NamedTuple):
    """What a list of kept readings is asked for; empty and 0 for any."""

    words: str
    """A part of the raw text, or a value."""
    outcome: str
    reach: Reach
    before: int
    """The id of the last row seen; 0 begins with the newest."""


def find_kept(connection: sa.Connection, wanted: KeptFilter, limit: int) -> Sequence[sa.Row[Any]]:
    """Return kept readings, the newest first."""
    query = sa.select(kept_reading).order_by(kept_reading.c.id.desc()).limit(limit)
    query = query.where(within(wanted.reach, kept_reading.c.site, kept_reading.c.owner))
    for word in wanted.words.split():
        query = query.where(kept_reading.c.raw.contains(word, autoescape=True))
    if wanted.outcome:
        query = query.where(kept_reading.c.outcome == wanted.outcome)
    if wanted.before:
        query = query.where(kept_reading.c.id < wanted.before)
    return connection.execute(query).all()
