"""What counting keeps beside documents: a line is a bin; its entries are what was found."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import big, ref, small, table

count_entry = table(
    "count_entry",
    big("record_id"),
    big("entry_no"),
    ref("line", "document_line.id"),
    small("round"),
    big("person"),
    big("item"),
    big("lot"),
    big("piece"),
    big("packed_as"),
    big("counted"),
    big("baseline"),
    big("counted_at"),
    sa.PrimaryKeyConstraint("record_id", "entry_no"),
    sa.Index("count_entry_line", "line", "round"),
)
"""Statements in history: a count is never edited."""
