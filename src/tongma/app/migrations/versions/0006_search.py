"""The search has its own table of texts, filled with what there is.

A server of the release before would add nothing to it.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from tongma.app.migrations.changes import create_table
from tongma.foundation.kernel.parts import SearchEntry, entry, write_blocks

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WHILE_SERVING = False

SEARCH_BLOCK = """
CREATE TABLE search_block (
    kind SMALLINT NOT NULL,
    object BIGINT NOT NULL,
    text TEXT NOT NULL,
    merged SMALLINT NOT NULL DEFAULT 0,
    CONSTRAINT search_block_pkey PRIMARY KEY (kind, object)
)
"""
SMALL = "CREATE INDEX search_block_small ON search_block (kind, object) WHERE merged = 0"
TEXTS = (
    ("item", "item_detail", ("code", "name_en", "model", "specification"), ("name_zh",)),
    ("lot", "lot", ("number",), ()),
    ("piece", "piece", ("serial",), ()),
    ("place", "place_detail", ("code",), ("name",)),
    ("partner", "partner", ("code", "name_en", "tax_number"), ("name",)),
    ("document", "document", ("number",), ()),
)
"""Kind, its table, texts, and names that are found by their initials, too."""
_BATCH = 2_000
_BLOCKS = 500


def upgrade() -> None:
    connection = op.get_bind()
    create_table(connection, SEARCH_BLOCK)
    op.execute(SMALL)
    for number, (kind, table, texts, names) in enumerate(TEXTS, 1):
        query = [f"SELECT id, 0 AS named, {text} AS said FROM {table}" for text in texts]
        query += [f"SELECT id, 1, {name} FROM {table}" for name in names]
        query.append(
            "SELECT target, 0, value FROM binding "
            f"WHERE target_kind = '{kind}' AND known_to IS NULL"
        )
        if kind == "item":
            query.append("SELECT item, 1, text FROM item_name")
        _fill(connection, number, " UNION ALL ".join(query))


def _fill(connection: sa.Connection, number: int, query: str) -> None:
    rows = connection.execute(
        sa.text(f"SELECT * FROM ({query}) AS texts WHERE id <> 0 ORDER BY id"),
        execution_options={"yield_per": _BATCH},
    )
    entries = _entries(rows)
    statement = sa.text(
        "INSERT INTO search_block (kind, object, text, merged) VALUES (:kind, :object, :text, 1)"
    )
    waiting: list[dict[str, Any]] = []
    for first, text in write_blocks(entries):
        waiting.append({"kind": number, "object": first, "text": text})
        if len(waiting) == _BLOCKS:
            connection.execute(statement, waiting)
            waiting = []
    if waiting:
        connection.execute(statement, waiting)


def _entries(rows: Any) -> Iterator[SearchEntry]:
    for id_, said in groupby(rows, key=lambda row: row.id):
        own = [(row.named, row.said) for row in said if row.said]
        yield entry(
            id_,
            [text for named, text in own if not named],
            [text for named, text in own if named],
        )
