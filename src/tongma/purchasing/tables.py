"""What purchasing keeps beside documents."""

import sqlalchemy as sa

from tongma.platform.schema import big, ref, table, text

purchase_line = table(
    "purchase_line",
    ref("line", "document_line.id"),
    text("unit_price"),
    text("tax_percent"),
    text("total"),
    text("currency"),
    sa.PrimaryKeyConstraint("line"),
)
notice_line = table(
    "notice_line",
    ref("line", "document_line.id"),
    big("order_line"),
    text("lot"),
    text("expiry"),
    text("produced"),
    text("serials"),
    sa.PrimaryKeyConstraint("line"),
    sa.Index("notice_line_lot", "lot"),
)
"""``serials``: one to a line; the supplier's word, not yet pieces of the ledger."""
