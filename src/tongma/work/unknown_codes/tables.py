"""The tables of unknown codes."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, ref, table, text

_OPEN = sa.text("state = 'open'")
unknown_code = table(
    "unknown_code",
    key(),
    text("scheme"),
    text("value"),
    text("state"),
    big("first_seen"),
    big("closed_by"),
    sa.CheckConstraint("state in ('open', 'bound', 'dismissed')", name="unknown_code_state"),
    sa.Index(
        "unknown_code_open",
        "value",
        "scheme",
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    ),
)
"""A code that means nothing, or meant nothing until the record ``closed_by``."""
unknown_seen = table(
    "unknown_seen",
    ref("code", "unknown_code.id"),
    big("document"),
    big("site"),
    big("times"),
    big("last_seen"),
    text("station"),
    text("raw"),
    big("task"),
    sa.PrimaryKeyConstraint("code", "document", "site"),
)
"""Where it was met, how often, and the task of that document; document 0: outside of any."""
