"""How tables of others are read: one mapping for each sender and layout, with its versions."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, small, table, text

layout = table(
    "foreign_layout",
    key(),
    text("kind"),
    big("partner"),
    text("fingerprint"),
    small("version"),
    text("mapping"),
    text("options"),
    big("person"),
    big("saved_at"),
    small("confirmed"),
    sa.UniqueConstraint("kind", "partner", "fingerprint", "version", name="foreign_layout_version"),
)
"""``kind``: delivery-note, stock-list. ``fingerprint``: of the folded headings in their order.
``mapping``: field → heading, ``options``: name → text, as JSON. ``confirmed``: whether a person has
made something of a table that was read so. The newest version holds."""
