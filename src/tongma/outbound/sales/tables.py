"""What sales keeps beside documents."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, key, ref, table, text

sales_order = table(
    "sales_order", ref("document", "document.id"), text("currency"),
    sa.PrimaryKeyConstraint("document"),
)  # fmt: skip
sales_line = table(
    "sales_line",
    ref("line", "document_line.id"),
    text("unit_price"),
    text("tax_percent"),
    sa.PrimaryKeyConstraint("line"),
)
passed_over = table(
    "allocation_passed_over",
    key(),
    ref("line", "document_line.id"),
    big("record_id"),
    big("lot"),
    big("piece"),
    big("place"),
    big("quantity"),
    text("reason"),
    sa.Index("allocation_passed_over_line", "line", "record_id"),
)
