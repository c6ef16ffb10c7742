"""Keeping uploaded files: first the bytes, then the row that makes them known."""

import sqlalchemy as sa

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.platform.bulk import upsert
from tongma.work.documents.tables import blob


def keep_upload(runtime: Runtime, data: bytes, actor: Actor, *, name: str, media_type: str) -> str:
    """Keep a file under its SHA-256 (hex) and return it; the same bytes are kept once.

    If we die between bytes and row, the bytes lie unused
    and the same upload, sent again, makes them known.
    """
    sha256 = runtime.files.keep(data)
    row = {
        "sha256": sha256,
        "size": len(data),
        "media_type": media_type,
        "name": name,
        "uploaded_by": actor.person,
        "uploaded_at": runtime.clock.now(),
    }

    def work(connection: sa.Connection) -> None:
        connection.execute(
            upsert(connection.dialect.name, blob).values(row).on_conflict_do_nothing()
        )

    runtime.database.write(work)
    return sha256
