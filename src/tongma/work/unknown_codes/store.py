"""Noting unknown codes, and ending their waiting: the only SQL that writes them."""

from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.tx import Tx
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.identifiers.store import alone
from tongma.work.documents.states import TaskKind
from tongma.work.documents.store import add_task, finish_task
from tongma.work.unknown_codes.model import SeenAt, UnknownCode
from tongma.work.unknown_codes.tables import unknown_code, unknown_seen

_OPEN = Prepared(
    sa.select(unknown_code.c.id).where(
        unknown_code.c.value == sa.bindparam("value"),
        unknown_code.c.scheme == sa.bindparam("scheme"),
        unknown_code.c.state == sa.literal_column("'open'"),
    )
)
_CODE = tuple(unknown_code.c[name] for name in UnknownCode._fields)


def note_unknown(tx: Tx, scheme: str, value: str, raw: str, seen: SeenAt) -> tuple[int, int]:
    """Note that a code means nothing; returns its id and the task of its document.

    scheme, value: as a reading names the code. A code that waits already in the document (or, with
    none, at the site) is only counted. Whoever may bind codes there has the task.
    """
    alone(tx, Identifier(scheme, value))
    code = _OPEN(tx.connection, value=value, scheme=scheme).scalar()
    if code is None:
        code = tx.new_id()
        row = {"id": code, "scheme": scheme, "value": value, "state": "open"}
        tx.insert(unknown_code, {**row, "first_seen": tx.now, "closed_by": 0})
    where = {"code": code, "document": seen.document, "site": seen.site}
    there = _seen(tx, where)
    last = {"last_seen": tx.now, "station": tx.request.station, "raw": raw}
    if there is not None:
        tx.update(unknown_seen, where, {**last, "times": there.times + 1})
        return code, there.task
    facts = {"raw": raw, "scheme": scheme, "value": value, "code": str(code)}
    task = add_task(
        tx,
        TaskKind.UNKNOWN_CODE,
        site=seen.site,
        document_id=seen.document,
        place=seen.place,
        facts=facts,
    )
    tx.insert(unknown_seen, {**where, **last, "times": 1, "task": task})
    return code, task


def _seen(tx: Tx, where: dict[str, int]) -> Any:
    query = sa.select(unknown_seen.c.times, unknown_seen.c.task).where(
        *(unknown_seen.c[name] == value for name, value in where.items())
    )
    return tx.row(query)


def code_of(tx: Tx, code: int) -> UnknownCode | None:
    """Return an unknown code, locked."""
    row = tx.row(tx.locked(sa.select(*_CODE).where(unknown_code.c.id == code)))
    return None if row is None else UnknownCode(*row)


def close(tx: Tx, code: int, state: str) -> None:
    """End the waiting of a code, with all its tasks."""
    tx.update(unknown_code, {"id": code}, {"state": state, "closed_by": tx.record_id})
    query = sa.select(unknown_seen.c.task).where(unknown_seen.c.code == code)
    for row in tx.rows(query.order_by(unknown_seen.c.task)):
        finish_task(tx, row.task)


def now_known(tx: Tx, identifier: Identifier) -> None:
    """Somebody said what a code means: nothing waits for it any more."""
    code = _OPEN(tx.connection, value=identifier.value, scheme=identifier.scheme).scalar()
    if code is not None:
        close(tx, code, "bound")
