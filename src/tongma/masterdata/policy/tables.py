"""Settings with versions."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, small, table, text

setting = table(
    "setting",
    key(),
    text("name"),
    text("scope"),
    big("target"),
    text("value"),
    small("version"),
    text("valid_from"),
    big("known_to", null=True),
    sa.Index("setting_now", "name", "scope", "target"),
)
"""``scope``: everywhere, site, entity, customer, item, device_class; ``value`` is JSON."""
number_series = table(
    "number_series",
    big("entity"),
    text("kind"),
    text("year"),
    big("last"),
    sa.PrimaryKeyConstraint("entity", "kind", "year"),
)
