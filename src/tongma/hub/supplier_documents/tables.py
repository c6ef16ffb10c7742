"""Papers of suppliers, and the keys of partners whose signed notices are taken."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, key, table, text

paper = table(
    "paper",
    key(),
    text("kind"),
    text("name"),
    text("sha256"),
    big("supplier"),
    big("site"),
    big("person"),
    big("created_at"),
    text("state"),
    text("headings"),
    big("heading_line"),
    big("notice"),
    text("signed_by"),
    text("content"),
    sa.Index("paper_state", "state", "id"),
    info=DERIVED,
)
"""``kind``: table (a sheet or PDF) or signed. ``state``: waiting, announced, set_aside.
``headings``: JSON. ``notice``: the document that was made of it. ``signed_by``: id of the key.
``content``: the table as CSV, or the texts of the symbols, one in a line."""
partner_key = table(
    "partner_key",
    key(),
    text("key_id"),
    big("partner"),
    text("public_key"),
    text("state"),
    sa.Index(
        "partner_key_one",
        "key_id",
        unique=True,
        sqlite_where=sa.text("state = 'accepted'"),
        postgresql_where=sa.text("state = 'accepted'"),
    ),
)
"""``key_id``: first 16 hex digits of the key's SHA-256. ``state``: accepted or withdrawn."""
