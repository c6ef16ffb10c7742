"""What receiving keeps beside documents."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, ref, small, table, text

receipt_line = table(
    "receipt_line",
    ref("line", "document_line.id"),
    big("order_line"),
    big("notice_line"),
    text("disposition"),
    text("way"),
    big("certificate"),
    small("status"),
    sa.PrimaryKeyConstraint("line"),
)
difference = table(
    "receipt_difference",
    key(),
    ref("line", "document_line.id"),
    text("field"),
    text("notice"),
    text("label"),
    sa.Index("receipt_difference_line", "line"),
)
"""The label was the truth after a second look; this is what the notice had said."""
