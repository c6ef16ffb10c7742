"""The table of scanning."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, table, text

kept_reading = table(
    "kept_reading",
    key(),
    big("record_id"),
    text("command"),
    text("raw"),
    text("symbology"),
    text("way"),
    text("station"),
    big("site"),
    big("owner"),
    big("document"),
    big("partner"),
    text("status"),
    text("outcome"),
    text("scheme"),
    text("value"),
    big("item"),
    text("findings"),
    text("repairs"),
    text("chosen"),
    big("happened_at"),
    sa.Index("kept_reading_value", "value", "scheme"),
    sa.Index("kept_reading_partner", "partner", "id"),
)
"""A reading that was not clean: repaired, ambiguous, contradicted, unknown or unreadable; each with
the bytes as they came. ``command``: the command that it was scanned for; empty where a person only
asked. ``owner``, ``partner``: of the document in hand, else 0. ``findings`` and ``repairs``: codes,
one to a line. ``chosen``: what a person answered, as JSON."""
