"""Jobs have a table: when each ran, how far it is, and what went wrong."""

from alembic import op

from tongma.app.migrations.changes import create_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WHILE_SERVING = True

JOB = """
CREATE TABLE job (
    name TEXT NOT NULL,
    site BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    succeeded_at BIGINT NOT NULL,
    failed_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    error TEXT NOT NULL,
    cursor BIGINT NOT NULL,
    done BIGINT NOT NULL,
    total BIGINT NOT NULL,
    holder TEXT NOT NULL,
    CONSTRAINT job_pkey PRIMARY KEY (name, site)
)
"""


def upgrade() -> None:
    create_table(op.get_bind(), JOB)
