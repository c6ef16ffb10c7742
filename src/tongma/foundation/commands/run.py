"""The way of every command, the same for HTTP, sync, command line and simulator.

1 open a transaction, 2 claim the request id, 3 savepoint, 4 lock and read, 5 decide, 6 post,
7 keep the answer, 8 append to the journal, 9 commit, and only then answer. ``fault`` lets the
simulator die at each step.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import sqlalchemy as sa

from tongma.foundation.commands.constraints import refusal_of
from tongma.foundation.commands.doors import tidied
from tongma.foundation.commands.held import BEFORE_ITS_CAUSE, KEEPING, SKEW
from tongma.foundation.commands.model import Act, Answer, Call, Request
from tongma.foundation.commands.private import recorded
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.commands.tables import answer as answer_table
from tongma.foundation.commands.tables import request as request_table
from tongma.foundation.commands.tx import Tx
from tongma.foundation.journal.append import append, draw_ids
from tongma.foundation.journal.record import Entry, seal
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.canonical import canonical, canonical_object, plain, sha256
from tongma.foundation.kernel.ids import is_uuid7
from tongma.foundation.kernel.outcome import (
    BeforeCause,
    Held,
    HeldBack,
    Refusal,
    Refused,
    refuse,
)
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform.bulk import insert_rows, upsert
from tongma.foundation.platform.prepared import Prepared
from tongma.foundation.search.store import remember

_SAVE = Prepared(sa.text("SAVEPOINT work"))
_UNDO = Prepared(sa.text("ROLLBACK TO SAVEPOINT work"))
_RELEASE = Prepared(sa.text("RELEASE SAVEPOINT work"))


def run(runtime: Runtime, kind: Act, request: Request[Any], actor: Actor) -> Answer:
    """Run a command once, however often it is sent; raises Trouble (send it again) or a defect."""
    if not is_uuid7(request.request_id):
        return _unrecorded(request, Refusal("request_id_wrong", {"request_id": request.request_id}))
    try:
        request = replace(tidied(request), command=tidied(request.command))
        digest = sha256(canonical(_body(kind, request)))
    except Refused as refused:  # nothing is claimed: what is put right may use the id
        return _unrecorded(request, refused.refusal)
    # If we die before the transaction: nothing happened; the device sends it again.
    runtime.fault("before_begin")
    sent = _Sent(kind, request, actor, digest)
    answer = runtime.database.write(lambda connection: _once(runtime, connection, sent))
    # If we die after the commit: everything happened; the repeated request gets this answer.
    runtime.fault("after_commit")
    return answer


def _body(kind: Act, request: Request[Any]) -> dict[str, Any]:
    return {
        "command": kind.name,
        "version": kind.version,
        "fields": plain(request.command),
        "scans": plain(request.scans),
        "reason": request.reason,
        "happened_at": plain(request.happened_at),
    }


@dataclass(frozen=True, slots=True)
class _Sent:
    kind: Act
    request: Request[Any]
    actor: Actor
    digest: bytes


def _once(runtime: Runtime, connection: sa.Connection, sent: _Sent) -> Answer:
    now = runtime.clock.now()
    drawn, spare = draw_ids(connection, runtime.database)
    record_id = _claim(connection, sent, drawn, now)
    if not record_id:
        return _repeat(connection, sent)
    # If we die here: the claim is rolled back with everything else.
    runtime.fault("claimed")
    tx = Tx(connection, runtime, sent.actor, Call(sent.kind, sent.request, record_id))
    tx.spare_ids = spare
    answer = _work(tx)
    remember(connection, tx.named)
    # If we die here: movements, effects and claim go together; nothing is half done.
    runtime.fault("worked")
    _keep(connection, answer)
    runtime.fault("answered")
    _record(tx, answer)
    # If we die here: not committed, so not acknowledged; the device sends it again.
    runtime.fault("recorded")
    return answer


def _claim(connection: sa.Connection, sent: _Sent, record_id: int, now: int) -> int:
    """Claim the request id; wait for whoever claims it in the same moment.

    Returns the id of the record to come, or 0 where the request was answered before.
    """
    row = {
        "id": sent.request.request_id,
        "actor": sent.actor.person,
        "body_sha256": sent.digest,
        "record_id": record_id,
        "received_at": now,
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


def _repeat(connection: sa.Connection, sent: _Sent) -> Answer:
    """Give the stored answer again, or refuse without any content."""
    request_id = sent.request.request_id
    claimed = connection.execute(
        sa.select(request_table).where(request_table.c.id == request_id)
    ).one()
    if claimed.actor != sent.actor.person or claimed.body_sha256 != sent.digest:
        return _unrecorded(sent.request, Refusal("id_reused"))
    stored = connection.execute(
        sa.select(answer_table.c.answer).where(answer_table.c.request_id == request_id)
    ).scalar_one()
    return read_answer(stored, request_id)


def _work(tx: Tx) -> Answer:
    """Handle inside a savepoint, so that a refusal can be kept although its work is undone."""
    _SAVE(tx.connection)
    try:
        if not may_ask(tx.kind, tx.actor):
            raise refuse("not_allowed", action=tx.kind.name)
        outcome = _handle(tx)
    except Refused as refused:
        _undo(tx)
        return _refused(tx, refused.refusal)
    except HeldBack as held:
        _undo(tx)
        return _held(tx, tx.wiring.one_at(KEEPING)(tx, held))
    except sa.exc.IntegrityError as error:
        _undo(tx)
        known = refusal_of(error, tx.wiring.constraints)
        if known is None:
            raise
        return _refused(tx, known)
    _RELEASE(tx.connection)
    return _done(tx, outcome)


def may_ask(kind: Act, actor: Actor) -> bool:
    """Say whether somebody may do it anywhere; what everyone may for themselves, no program may."""
    if kind.open_to_all:
        return not actor.by_key
    return actor.role_for(kind.name) is not None


def _handle(tx: Tx) -> Any:
    """Handle the command; where it claims to be earlier than its cause, again at that moment.

    Each time is later than the one before, and no cause is later than now. Held back
    (``before_its_cause``) where the device's clock cannot be that wrong and nobody has decided.
    """
    while True:
        try:
            return tx.kind.handle(tx, tx.request.command)
        except BeforeCause as early:
            is_decided = tx.late_allowed or tx.request.happened_at is None
            _undo(tx)
            if not is_decided and early.at - tx.claimed_at > tx.wiring.one_at(SKEW)(tx):
                tx.happened_at = tx.claimed_at
                said = {"cause_at": show_instant(early.at)}
                raise HeldBack(BEFORE_ITS_CAUSE, {**early.facts, **said}) from early
            tx.again_at(early.at)


def _undo(tx: Tx) -> None:
    _UNDO(tx.connection)
    tx.effects.clear()
    tx.movements.clear()
    tx.named.clear()
    tx.secrets.kept.clear()
    if tx.document == tx.made_document:
        tx.document = 0


def _done(tx: Tx, outcome: Any) -> Answer:
    if isinstance(outcome, Held):
        return _held(tx, outcome)
    return Answer("accepted", tx.request.request_id, tx.record_id, tx.kind.body(outcome))


def _held(tx: Tx, held: Held) -> Answer:
    body = canonical(plain(held.facts))
    return Answer("held", tx.request.request_id, tx.record_id, body, case=held.case)


def _refused(tx: Tx, refusal: Refusal) -> Answer:
    return Answer("refused", tx.request.request_id, tx.record_id, refusal=refusal)


def _unrecorded(request: Request[Any], refusal: Refusal) -> Answer:
    """An answer about the request id itself: it has no record, for the id is not its own."""
    return Answer("refused", request.request_id, 0, refusal=refusal)


def _keep(connection: sa.Connection, answer: Answer) -> None:
    parts = {
        "record_id": canonical(str(answer.record_id)),
        "outcome": canonical(answer.outcome),
        **_kept_parts(answer),
    }
    row = {
        "request_id": answer.request_id,
        "outcome": answer.outcome,
        "answer": canonical_object(parts).decode(),
    }
    insert_rows(connection, answer_table, [row])


def _kept_parts(answer: Answer) -> dict[str, bytes]:
    """Return what is kept and journalled of an answer, each part as canonical JSON."""
    return {
        "result": answer.body,
        "held": canonical(answer.case),
        "refusal": canonical(plain(answer.refusal)),
    }


def read_answer(stored: str, request_id: str) -> Answer:
    """Return the stored answer, marked as repeated."""
    body = json.loads(stored)
    refusal = body["refusal"]
    return Answer(
        "repeated",
        request_id,
        int(body["record_id"]),
        canonical(body["result"]),
        # Answers kept by earlier versions also name who clears the refusal; its meaning says so.
        None if refusal is None else Refusal(refusal["code"], refusal["facts"]),
        first_outcome=body["outcome"],
        case=body["held"],
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
        credential=tx.actor.credential,
        credential_by=tx.actor.credential_by,
    )
    skew = 0 if request.happened_at is None else max(0, request.happened_at - tx.now)
    body = {
        "command": recorded(request.command, tx.secrets.commit),
        "scans": plain(request.scans),
        "station": request.station,
        "app_version": request.app_version,
        "offset_minutes": request.offset_minutes,
        "clock_skew": str(skew),
        "reason": tx.secrets.commit("reason", request.reason) if request.reason else "",
        "effects": tx.effects,
        "signatures": [],
    }
    if tx.happened_at != tx.claimed_at and request.happened_at is not None:
        body["claimed_at"] = str(tx.claimed_at)  # its cause was later: see _handle
    parts = {name: canonical(value) for name, value in body.items()} | _kept_parts(answer)
    sealed = seal(entry, canonical_object(parts), tx.movements)
    append(tx.connection, entry, sealed, tx.secrets.kept)
