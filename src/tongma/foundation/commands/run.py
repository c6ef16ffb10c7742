"""The way of every command, the same for HTTP, sync, command line and simulator.

1 open a transaction, 2 claim the request id, 3 savepoint, 4 lock and read, 5 decide, 6 post,
7 keep the answer, 8 append to the journal, 9 commit, and only then answer. ``fault`` lets the
simulator die at each step.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa

from tongma.foundation.commands.constraints import refusal_of
from tongma.foundation.commands.held import keep_held
from tongma.foundation.commands.model import Answer, Kind, Request, plain
from tongma.foundation.commands.private import recorded
from tongma.foundation.commands.tables import answer as answer_table
from tongma.foundation.commands.tables import request as request_table
from tongma.foundation.commands.tx import Tx
from tongma.foundation.journal.append import append, draw_ids
from tongma.foundation.journal.record import Entry, seal
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.canonical import canonical, sha256
from tongma.foundation.kernel.ids import is_uuid7
from tongma.foundation.kernel.outcome import Decision, HeldBack, Refusal, Refused, Trouble, refuse
from tongma.foundation.platform.bulk import insert_rows, upsert
from tongma.foundation.platform.clock import Clock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore
from tongma.foundation.platform.prepared import Prepared

Fault = Callable[[str], None]

_SAVE = Prepared(sa.text("SAVEPOINT work"))
_UNDO = Prepared(sa.text("ROLLBACK TO SAVEPOINT work"))
_RELEASE = Prepared(sa.text("RELEASE SAVEPOINT work"))


def no_fault(_step: str) -> None:
    """Nothing dies here; the simulator brings another."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """What a command needs from the installation."""

    database: Database
    clock: Clock
    files: FileStore
    fault: Fault = no_fault


def run(runtime: Runtime, kind: Kind[Any], request: Request[Any], actor: Actor) -> Answer:
    """Run a command once, however often it is sent; raises Trouble (send it again) or a defect."""
    if not is_uuid7(request.request_id):
        return _unrecorded(request, Refusal("request_id_wrong", {"request_id": request.request_id}))
    digest = sha256(canonical(_body(kind, request)))
    # If we die before the transaction: nothing happened; the device sends it again.
    runtime.fault("before_begin")
    call = _Call(kind, request, actor, digest)
    answer = runtime.database.write(lambda connection: _once(runtime, connection, call))
    # If we die after the commit: everything happened; the repeated request gets this answer.
    runtime.fault("after_commit")
    return answer


def _body(kind: Kind[Any], request: Request[Any]) -> dict[str, Any]:
    return {
        "command": kind.name,
        "version": kind.version,
        "fields": plain(request.command),
        "scans": plain(request.scans),
        "reason": request.reason,
        "happened_at": plain(request.happened_at),
    }


@dataclass(frozen=True, slots=True)
class _Call:
    kind: Kind[Any]
    request: Request[Any]
    actor: Actor
    digest: bytes


def _once(runtime: Runtime, connection: sa.Connection, call: _Call) -> Answer:
    now = runtime.clock.now()
    drawn, spare = draw_ids(connection, runtime.database)
    request = call.request
    record_id = _claim(connection, call, (drawn, now))
    if not record_id:
        return _repeat(connection, call)
    # If we die here: the claim is rolled back with everything else.
    runtime.fault("claimed")
    one = (call.kind, request, record_id)
    tx = Tx(connection, runtime.database, runtime.clock, call.actor, one)
    tx.spare_ids = spare
    outcome = _work(tx, call.kind, request)
    # If we die here: movements, effects and claim go together; nothing is half done.
    runtime.fault("worked")
    answer = _answer(request, record_id, outcome)
    _keep(connection, answer)
    runtime.fault("answered")
    _record(tx, answer)
    # If we die here: not committed, so not acknowledged; the device sends it again.
    runtime.fault("recorded")
    return answer


def _claim(connection: sa.Connection, call: _Call, at: tuple[int, int]) -> int:
    """Claim the request id; wait for whoever claims it in the same moment.

    Returns the id of the record to come, or 0 where the request was answered before.
    """
    row = {
        "id": call.request.request_id,
        "actor": call.actor.person,
        "body_sha256": call.digest,
        "record_id": at[0],
        "received_at": at[1],
    }
    claimed = _claiming(connection.dialect.name)(connection, **row).scalar()
    return int(claimed or 0)


@cache
def _claiming(dialect: str) -> Prepared:
    columns: dict[str, Any] = {
        column.name: sa.bindparam(column.name) for column in request_table.columns
    }
    if dialect == "postgresql":
        columns["record_id"] = sa.func.nextval(sa.literal_column("'record_id'"))
    query = upsert(dialect, request_table).values(columns).on_conflict_do_nothing()
    return Prepared(query.returning(request_table.c.record_id))


def _repeat(connection: sa.Connection, call: _Call) -> Answer:
    """Give the stored answer again, or refuse without any content."""
    request_id = call.request.request_id
    claimed = connection.execute(
        sa.select(request_table).where(request_table.c.id == request_id)
    ).one()
    if claimed.actor != call.actor.person or claimed.body_sha256 != call.digest:
        return _unrecorded(call.request, Refusal("id_reused"))
    stored = connection.execute(
        sa.select(answer_table.c.answer).where(answer_table.c.request_id == request_id)
    ).scalar_one()
    return read_answer(stored, request_id)


def _work(tx: Tx, kind: Kind[Any], request: Request[Any]) -> Decision | Refusal:
    """Handle inside a savepoint, so that a refusal can be kept although its work is undone."""
    _SAVE(tx.connection)
    try:
        if not kind.open_to_all and tx.actor.role_for(kind.name) is None:
            raise refuse("not_allowed", clears="administrator", action=kind.name)
        decision: Decision = kind.handle(tx, request.command)
    except Refused as refused:
        _UNDO(tx.connection)
        _forget(tx)
        return refused.refusal
    except HeldBack as held:
        _UNDO(tx.connection)
        _forget(tx)
        return keep_held(tx, held)
    except sa.exc.IntegrityError as error:
        _UNDO(tx.connection)
        _forget(tx)
        known = refusal_of(error)
        if known is None:
            raise
        return known
    _RELEASE(tx.connection)
    return decision


def _forget(tx: Tx) -> None:
    tx.effects.clear()
    tx.movements.clear()
    tx.secrets.kept.clear()
    if tx.document == tx.made_document:
        tx.document = 0


def _answer(request: Request[Any], record_id: int, outcome: Decision | Refusal) -> Answer:
    if isinstance(outcome, Refusal):
        return Answer("refused", request.request_id, record_id, {}, outcome)
    kind: Literal["held", "accepted"] = "held" if outcome.held else "accepted"
    return Answer(kind, request.request_id, record_id, outcome.result, held=outcome.held)


def _unrecorded(request: Request[Any], refusal: Refusal) -> Answer:
    """An answer about the request id itself: it has no record, for the id is not its own."""
    return Answer("refused", request.request_id, 0, {}, refusal)


def _keep(connection: sa.Connection, answer: Answer) -> None:
    refusal = answer.refusal
    body = {
        "record_id": str(answer.record_id),
        "outcome": answer.outcome,
        "result": plain(answer.result),
        "held": answer.held,
        "refusal": None if refusal is None else plain(refusal),
    }
    row = {
        "request_id": answer.request_id,
        "outcome": answer.outcome,
        "answer": json.dumps(body, ensure_ascii=False),
    }
    insert_rows(connection, answer_table, [row])


def read_answer(stored: str, request_id: str) -> Answer:
    """Return the stored answer, marked as repeated."""
    body = json.loads(stored)
    refusal = body["refusal"]
    return Answer(
        "repeated",
        request_id,
        int(body["record_id"]),
        body["result"],
        None if refusal is None else Refusal(**refusal),
        first_outcome=body["outcome"],
        held=body["held"],
    )


def _record(tx: Tx, answer: Answer) -> None:
    """Append the record: the order key is drawn here, after every lock."""
    request = tx.request
    entry = Entry(
        record_id=tx.record_id,
        request_id=request.request_id,
        command=tx.kind.name,
        version=tx.kind.version,
        outcome=answer.outcome,
        actor=tx.actor.person,
        role=tx.role,
        on_behalf=request.on_behalf,
        site=tx.site,
        entity=tx.entity,
        owner=tx.owner,
        document=tx.document,
        cause=tx.cause,
        happened_at=tx.happened_at,
        recorded_at=tx.now,
    )
    refusal = answer.refusal
    skew = 0 if request.happened_at is None else max(0, request.happened_at - tx.now)
    body = {
        "command": recorded(request.command, tx.secrets.commit),
        "scans": plain(request.scans),
        "station": request.station,
        "app_version": request.app_version,
        "offset_minutes": request.offset_minutes,
        "clock_skew": str(skew),
        "reason": tx.secrets.commit("reason", request.reason) if request.reason else "",
        "result": plain(answer.result),
        "held": answer.held,
        "refusal": None if refusal is None else plain(refusal),
        "effects": tx.effects,
        "signatures": [],
    }
    append(tx.connection, entry, seal(entry, body, tx.movements), tx.secrets.kept)


def trouble_later(trouble: Trouble) -> dict[str, Any]:
    """Return the outcome ``later`` of sync and HTTP; it is never stored."""
    return {"outcome": "later", "seconds": trouble.retry_after_seconds}
