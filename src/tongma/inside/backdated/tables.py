"""Commands that wait for a person."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, table, text

held_command = table(
    "held_command",
    key(),
    text("code"),
    text("command"),
    text("request", private=True),
    text("facts"),
    big("actor"),
    text("username"),
    text("role"),
    big("site"),
    big("entity"),
    big("owner"),
    big("document"),
    big("happened_at"),
    big("held_at"),
    big("record_id"),
    big("task"),
    text("state"),
    big("decided_by"),
    big("decided_at"),
    sa.CheckConstraint("state in ('open', 'accepted', 'refused')", name="held_command_state"),
    sa.Index("held_command_state_id", "state", "id"),
)
