"""What purchasing keeps beside documents."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import ref, table, text

purchase_line = table(
    "purchase_line",
    ref("line", "document_line.id"),
    text("unit_price"),
    text("tax_percent"),
    text("total"),
    text("currency"),
    sa.PrimaryKeyConstraint("line"),
)
