"""Texts beside the ledger that earlier versions let in: where they stand, and writing them anew."""

from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.texts import Door
from tongma.foundation.platform.schema import metadata
from tongma.work.documents.tables import line

_STANDS: dict[str, tuple[str, str]] = {
    "due": ("document", "due"),
    "notice_lot": ("notice_line", "lot"),
    "notice_expiry": ("notice_line", "expiry"),
    "notice_produced": ("notice_line", "produced"),
    "opening_expiry": ("opening_line", "expiry"),
}
"""What is meant → table and column. What has versions of its own is saved anew instead."""


class StoredText(NamedTuple):
    """A text as it stands, the door that it would pass today, and the key of its row."""

    table: str
    column: str
    door: Door
    key: dict[str, int]
    text: str


def stored_text(tx: Tx, of: str, document: int, line_id: int) -> StoredText | None:
    """Return what stands there; None where the document has no such line."""
    name, column = _STANDS[of]
    table = metadata.tables[name]
    key = {"id": document} if name == "document" else {"line": line_id}
    query = sa.select(table.c[column]).where(*(table.c[part] == key[part] for part in key))
    if name != "document":
        query = query.join(line, line.c.id == table.c.line).where(line.c.document == document)
    row = tx.row(query)
    return None if row is None else StoredText(name, column, table.c[column].info["door"], key,
                                               row[0])  # fmt: skip


def write_text(tx: Tx, stored: StoredText, text: str) -> None:
    """Write it anew; the record of the command keeps what stood there."""
    tx.update(metadata.tables[stored.table], stored.key, {stored.column: text})
