"""How far label quality is moves into the table of jobs; the row that said so goes.

A server of the release before would miss it.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WHILE_SERVING = False


def upgrade() -> None:
    op.execute(
        "INSERT INTO job (name, site, due_at, started_at, succeeded_at, failed_at, failures, error,"
        " cursor, done, total, holder) "
        "SELECT 'label_quality', 0, 0, 0, 0, 0, 0, '', seq, 0, 0, '' FROM label_quality_reached"
    )
    op.execute("DROP TABLE label_quality_reached")
