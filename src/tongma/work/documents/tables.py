"""The tables of documents."""

import sqlalchemy as sa

from tongma.foundation.kernel.texts import DAY, LOT
from tongma.foundation.platform.schema import DERIVED, big, key, ref, small, table, text
from tongma.foundation.search.model import searched

document = table(
    "document",
    key(),
    text("kind"),
    text("number"),
    text("state"),
    big("site"),
    big("entity"),
    big("owner"),
    big("partner"),
    text("due", door=DAY),
    big("created_by"),
    big("created_at"),
    big("record_id"),
    sa.UniqueConstraint("entity", "number", name="document_number"),
    sa.Index("document_kind_state", "kind", "state", "id"),
    sa.Index("document_partner", "partner", "id"),
    info=searched("document", texts=("number",), is_own=True),
)
line = table(
    "document_line",
    key(),
    ref("document", "document.id"),
    small("line_no"),
    ref("item", "item.id"),
    big("lot"),
    big("piece"),
    big("packed_as"),
    big("place"),
    big("level"),
    text("typed_quantity"),
    big("quantity"),
    big("done", default=0),
    text("state"),
    big("made_by"),
    big("record_id"),
    sa.UniqueConstraint("document", "line_no", name="document_line_no"),
    sa.CheckConstraint("quantity >= 0 and done >= 0", name="line_not_negative"),
    sa.Index("document_line_item", "item", "state"),
    sa.Index("document_line_record", "record_id"),
)
link = table(
    "document_link",
    big("from_document"),
    big("from_line"),
    big("to_document"),
    big("to_line"),
    text("role"),
    big("quantity"),
    sa.PrimaryKeyConstraint("from_document", "from_line", "to_document", "to_line", "role"),
    sa.Index("document_link_back", "to_document", "to_line"),
)
step = table(
    "document_step",
    big("record_id"),
    big("line"),
    text("step"),
    big("document"),
    big("person"),
    big("quantity"),
    small("undone"),
    sa.PrimaryKeyConstraint("record_id", "line", "step"),
    sa.Index("document_step_line", "line", "step"),
    sa.Index("document_step_document", "document", "step"),
)
"""Who did which step on a line, in which record; ``undone`` when it was taken back."""
note = table(
    "document_note",
    key(),
    big("document"),
    big("line"),
    text("text", private=True),
    big("person"),
    big("written_at"),
    sa.Index("document_note_document", "document"),
)
file = table(
    "document_file",
    key(),
    big("document"),
    big("line"),
    text("sha256"),
    text("name", private=True),
    text("media_type"),
    big("size"),
    text("kind"),
    big("person"),
    big("added_at"),
    sa.Index("document_file_document", "document"),
)
notice_line = table(
    "notice_line",
    ref("line", "document_line.id"),
    big("order_line"),
    text("lot", door=LOT),
    text("expiry", door=DAY),
    text("produced", door=DAY),
    text("serials"),
    text("sscc"),
    sa.PrimaryKeyConstraint("line"),
    sa.Index("notice_line_lot", "lot"),
)
"""What a supplier announces of a line; ``serials``: one to a line, not yet pieces of the ledger."""
notice_unit = table(
    "notice_unit",
    ref("notice", "document.id"),
    text("sscc"),
    text("inside"),
    sa.PrimaryKeyConstraint("notice", "sscc"),
    sa.Index("notice_unit_sscc", "sscc"),
)
"""A logistic unit that a supplier announces, and the SSCC of the unit around it; empty: none."""
ship_to = table(
    "document_ship_to",
    ref("document", "document.id"),
    big("address"),
    sa.PrimaryKeyConstraint("document"),
)
"""The partner's address where a document's goods go; no row: the partner's first."""
blob = table(
    "blob",
    sa.Column("sha256", sa.Text, primary_key=True),
    big("size"),
    text("media_type"),
    text("name"),
    big("uploaded_by"),
    big("uploaded_at"),
    info=DERIVED,
)
"""What has been uploaded; the bytes lie in the file store under their SHA-256."""
task = table(
    "task",
    key(),
    text("kind"),
    text("action"),
    text("state"),
    big("site"),
    big("document"),
    big("line"),
    big("place"),
    big("item"),
    text("facts"),
    big("taken_by"),
    big("made_at"),
    big("done_at", null=True),
    sa.Index("task_open", "state", "action", "site"),
    sa.Index("task_document", "document"),
    sa.Index("task_taken", "taken_by", "state"),
)
