"""Scanner stations."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, table, text

station = table(
    "station",
    key(),
    text("code"),
    text("name"),
    big("site"),
    text("profile"),
    big("diagnosed_at"),
    sa.Index("station_code", "code", unique=True),
)
"""``profile``: JSON of the Profile's fields; empty before the first diagnosis."""
