"""Files of documents: the bytes lie in the content-addressed store, the row says what they are."""

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import refuse
from tongma.work.documents.tables import blob, file


def file_known(tx: Tx, sha256: str) -> bool:
    """Say whether a file with that SHA-256 (hex) has been uploaded."""
    return tx.row(sa.select(blob.c.sha256).where(blob.c.sha256 == sha256)) is not None


def attach(tx: Tx, document: int, sha256: str, *, line: int = 0, kind: str = "file") -> int:
    """Attach an uploaded file to a document or line. Refusal ``file_unknown``."""
    there = tx.row(sa.select(blob).where(blob.c.sha256 == sha256))
    if there is None:
        raise refuse("file_unknown", sha256=sha256)
    file_id = tx.new_id()
    tx.insert(
        file,
        {
            "id": file_id,
            "document": document,
            "line": line,
            "sha256": sha256,
            "name": there.name,
            "media_type": there.media_type,
            "size": there.size,
            "kind": kind,
            "person": tx.actor.person,
            "added_at": tx.now,
        },
    )
    return file_id
