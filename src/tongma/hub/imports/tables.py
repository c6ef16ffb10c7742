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
