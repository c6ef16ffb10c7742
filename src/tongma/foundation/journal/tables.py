"""The tables of the journal. Insert only: both databases refuse UPDATE and DELETE."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import (
    APPEND_ONLY,
    DERIVED,
    Bytes,
    big,
    key,
    small,
    table,
    text,
)

record = table(
    "record",
    key("record_id"),
    text("request_id"),
    text("command"),
    text("outcome"),
    big("actor"),
    big("site"),
    big("owner"),
    big("document"),
    big("happened_at"),
    big("recorded_at"),
    sa.Column("envelope", Bytes, nullable=False),
    sa.Column("body", Bytes, nullable=False),
    sa.Column("lines", Bytes, nullable=False),
    sa.CheckConstraint("length(envelope) <= 65535", name="record_envelope_small"),
    sa.CheckConstraint("happened_at <= recorded_at", name="record_known_after_happened"),
    sa.Index("record_document", "document", "record_id"),
    sa.Index("record_command", "command", "record_id"),
    info=DERIVED | APPEND_ONLY,
)
"""One row per command. The plain columns repeat the envelope, for finding.

Its only key is the id, so that PostgreSQL can split it by ranges of ids: that a request has one
record is kept by ``request``, and the order by ``position``."""

position = table(
    "position",
    key("seq"),
    big("record_id"),
    big("order_key"),
    big("known_at"),
    small("out_of_order"),
    sa.UniqueConstraint("record_id"),
    sa.UniqueConstraint("order_key"),
    sa.ForeignKeyConstraint(["record_id"], ["record.record_id"]),
    sa.Index("position_known", "known_at"),
    sa.Index(
        "position_out_of_order",
        "record_id",
        sqlite_where=sa.text("out_of_order = 1"),
        postgresql_where=sa.text("out_of_order = 1"),
    ),
    info=DERIVED | APPEND_ONLY,
)
"""The numbers: 1, 2, 3 … without gaps, in an order in which cause comes before effect.

``order_key`` was drawn in the last statement of the record's transaction; those that got their
numbers together have them in its order (on SQLite it is the id of the record)."""

pending = table("pending", key("order_key"), big("record_id"), info=DERIVED)
"""Records that wait for their number (PostgreSQL)."""

secret = table(
    "record_secret",
    big("record_id"),
    text("path"),
    sa.Column("salt", Bytes, nullable=False),
    text("value"),
    sa.PrimaryKeyConstraint("record_id", "path"),
    info=DERIVED,
)
"""Salt and text of each commitment, kept apart from what is hashed."""
