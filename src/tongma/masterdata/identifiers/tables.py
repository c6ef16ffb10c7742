"""The table of bindings."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, table, text
from tongma.foundation.search.model import searched

_HOLDS_NOW = sa.text("known_to is null and status = 'confirmed' and valid_to = ''")

binding = table(
    "binding",
    key(),
    text("scheme"),
    text("value"),
    big("scope"),
    text("target_kind"),
    big("target"),
    big("level"),
    text("role"),
    text("source"),
    text("status"),
    text("valid_from"),
    text("valid_to"),
    big("known_from"),
    big("known_to", null=True),
    big("supersedes"),
    sa.Index("binding_value", "value", "scheme"),
    sa.Index("binding_target", "target_kind", "target"),
    sa.Index(
        "binding_status",
        "status",
        "id",
        sqlite_where=sa.text("status = 'proposed'"),
        postgresql_where=sa.text("status = 'proposed'"),
    ),
    sa.Index(
        "binding_one",
        "scheme",
        "value",
        "scope",
        unique=True,
        sqlite_where=_HOLDS_NOW,
        postgresql_where=_HOLDS_NOW,
    ),
    info=searched("", "target", texts=("value",), ended="known_to"),
)
"""An identifier bound to an item level, lot, piece, place, partner, person or document.

``scope``: the partner or site within which the value means this; 0 everywhere. ``known_from`` and
``known_to`` are record ids: what the system believed from then, and until when (null: still); who
said it and why stands in those records. ``supersedes``: the binding that this one corrects, or 0.
``status``: proposed, confirmed, retired. ``level`` 0: the base unit. ``valid_from`` and
``valid_to`` are ISO dates, both included, empty where there is no bound."""
