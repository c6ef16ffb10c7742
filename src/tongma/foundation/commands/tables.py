"""Requests and their answers. Insert only; kept longer than any device may be offline."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import APPEND_ONLY, DERIVED, Bytes, big, table, text

request = table(
    "request",
    sa.Column("id", sa.Text, primary_key=True),
    big("actor"),
    sa.Column("body_sha256", Bytes, nullable=False),
    big("record_id"),
    big("received_at"),
    info=DERIVED | APPEND_ONLY,
)
"""Who claimed an id, for which body."""

answer = table(
    "answer",
    sa.Column("request_id", sa.Text, sa.ForeignKey("request.id"), primary_key=True),
    text("outcome"),
    text("answer"),
    info=DERIVED | APPEND_ONLY,
)
