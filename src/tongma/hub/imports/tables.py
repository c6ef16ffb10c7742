"""Uploaded sheets."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, Bytes, big, table, text

import_file = table(
    "import_file",
    sa.Column("sha256", sa.Text, primary_key=True),
    text("name"),
    sa.Column("content", Bytes, nullable=False),
    big("person"),
    big("uploaded_at"),
    info=DERIVED,
)
"""Kept by content, so that a confirmation names exactly what was previewed."""
import_run = table(
    "import_run",
    sa.Column("request_id", sa.Text, primary_key=True),
    big("person"),
    text("request"),
    text("state"),
    big("asked_at"),
    sa.CheckConstraint("state in ('waiting', 'failed')", name="import_run_state"),
    info=DERIVED,
)
"""Confirmed sheets that are not in yet. ``request``: all of it as JSON; ``person``: whose."""
