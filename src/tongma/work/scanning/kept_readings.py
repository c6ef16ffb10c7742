"""What others may read of the readings that were not clean."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.prepared import Prepared
from tongma.foundation.platform.reach import within
from tongma.work.scanning.tables import kept_reading

_CHOSEN = Prepared(
    sa.select(kept_reading.c.item)
    .where(
        kept_reading.c.value == sa.bindparam("value"),
        kept_reading.c.site == sa.bindparam("site"),
        kept_reading.c.chosen != sa.literal_column("''"),
        kept_reading.c.outcome == sa.literal_column("'accepted'"),
    )
    .order_by(kept_reading.c.id.desc())
    .limit(20)
)


def chosen_before(connection: sa.Connection, value: str, site: int) -> frozenset[int]:
    """Return the items that people at a site lately said a code was, when they were asked."""
    return frozenset(row[0] for row in _CHOSEN(connection, value=value, site=site) if row[0])


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
