"""Keys say who made them and what they may be used for.

A server of the release before goes on: it takes no key that waits for a good one, and what it makes
may be used for everything.
"""

from alembic import op

from tongma.app.migrations.changes import add_column

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHILE_SERVING = True


def upgrade() -> None:
    connection = op.get_bind()
    add_column(connection, "api_key", "made_by BIGINT NOT NULL DEFAULT 0")
    add_column(connection, "api_key", "scopes TEXT NOT NULL DEFAULT '*'")
