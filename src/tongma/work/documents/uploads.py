"""Keeping uploaded files: first the bytes, then the row that makes them known."""

import sqlalchemy as sa

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import DAY_US
from tongma.foundation.platform.bulk import upsert
from tongma.masterdata.policy.query import value_of
from tongma.work.documents.tables import blob

ATTACH = "documents.attach_file"
_MIB = 2**20


def keep_upload(runtime: Runtime, data: bytes, actor: Actor, *, name: str, media_type: str) -> str:
    """Keep a file under its SHA-256 (hex) and return it; the same bytes are kept once.

    Refusals ``not_allowed`` to who may attach no file, ``upload_quota_spent`` beyond what the
    setting ``upload_mib_per_day`` leaves a person within 24 hours.

    If we die between bytes and row, the bytes lie unused
    and the same upload, sent again, makes them known.
    """
    if actor.role_for(ATTACH) is None:
        raise refuse("not_allowed", action=ATTACH)
    with runtime.database.read() as connection:
        _check_quota(connection, actor.person, len(data), runtime.clock.now())
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


def _check_quota(connection: sa.Connection, person: int, size: int, now: int) -> None:
    query = sa.select(sa.func.coalesce(sa.func.sum(blob.c.size), 0)).where(
        blob.c.uploaded_by == person, blob.c.uploaded_at > now - DAY_US
    )
    used = int(connection.execute(query).scalar_one())
    limit = int(value_of(connection, "upload_mib_per_day", ()))
    if used + size > limit * _MIB:
        raise refuse("upload_quota_spent", limit=str(limit), used=str(used // _MIB))
