"""The table of versions."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, small, table, text

version = table(
    "reference_version",
    text("kind"),
    big("thing"),
    small("number"),
    big("record_id"),
    big("person"),
    big("saved_at"),
    text("reason"),
    text("body"),
    sa.PrimaryKeyConstraint("kind", "thing", "number", name="reference_version_pkey"),
    info=DERIVED,
)
"""One row per saved state. Not an effect of its own: what a save wrote is in the record's effects,
and personal data would otherwise reach the hashed bytes."""
