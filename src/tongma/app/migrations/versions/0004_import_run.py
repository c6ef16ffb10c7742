"""Confirmed sheets wait in a table until a job has taken them in."""

from alembic import op

from tongma.app.migrations.changes import create_table

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WHILE_SERVING = True

IMPORT_RUN = """
CREATE TABLE import_run (
    request_id TEXT NOT NULL,
    person BIGINT NOT NULL,
    request TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    CONSTRAINT import_run_pkey PRIMARY KEY (request_id),
    CONSTRAINT import_run_state CHECK (state in ('waiting', 'failed'))
)
"""


def upgrade() -> None:
    create_table(op.get_bind(), IMPORT_RUN)
