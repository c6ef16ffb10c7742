"""The feed over HTTP: by cursor, and live as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Header, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse

from tongma.foundation.bus.feed import LIMIT_MAX, may_read, read_feed, whole_record
from tongma.foundation.bus.shapes import EventOut, FeedOut, HiddenEvent, RecordOut
from tongma.foundation.journal.append import last_number
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.http import Caller, Routes, RowId, problem_responses
from tongma.foundation.platform.shapes import Shape

router = Routes(prefix="/journal", tags=["journal"])
FEED: Shape[FeedOut] = Shape(FeedOut)
RECORD: Shape[RecordOut] = Shape(RecordOut)
EVENT: Shape[EventOut | HiddenEvent] = Shape(EventOut | HiddenEvent)
_POLL_SECONDS = 0.25
_BEAT_EVERY = 40


@router.get("", responses=FEED.responses(401, 422, 503))
def read_journal(
    request: Request,
    actor: Caller,
    after: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = 100,
) -> Response:
    """Records after a number, oldest first; ``next`` is the cursor for the following call."""
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        events = read_feed(connection, actor, after=after, limit=limit)
        newest = last_number(connection)
    reached = events[-1].number if events else after
    return FEED.answer(FeedOut(events, reached, newest))


@router.get("/records/{record_id}", responses=RECORD.responses(401, 403, 404, 422, 503))
def read_record(request: Request, actor: Caller, record_id: RowId) -> Response:
    """One record with its envelope and body, as they were hashed."""
    with request.app.state.runtime.database.read() as connection:
        whole = whole_record(connection, record_id)
    if whole is None:
        raise refuse("record_unknown", record=str(record_id))
    if not may_read(actor, whole.header):
        raise refuse("not_allowed", action="journal.read")
    told = RecordOut(
        number=whole.header.seq,
        envelope=json.loads(whole.envelope),
        body=json.loads(whole.body),
        lines=whole.lines.decode().splitlines()[:LIMIT_MAX],
    )
    return RECORD.answer(told)


@router.get("/stream", responses=problem_responses(401, 503))
async def stream_journal(
    request: Request,
    actor: Caller,
    last_event_id: Annotated[int | None, Header(ge=0)] = None,
    after: Annotated[int | None, Query(ge=0)] = None,
) -> StreamingResponse:
    """Live records as server-sent events; resumes after ``Last-Event-ID``."""
    start = last_event_id if last_event_id is not None else after
    events = _events(request, actor, start)
    return StreamingResponse(
        events, media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


async def _events(request: Request, actor: Actor, start: int | None) -> AsyncIterator[str]:
    """Follow the journal; a comment line every ten seconds shows that the stream lives."""
    cursor = start if start is not None else await run_in_threadpool(_newest, request)
    yield f": from {cursor}\n\n"
    quiet = 0
    while not await request.is_disconnected():
        rows = await run_in_threadpool(_after, request, actor, cursor)
        for row in rows:
            cursor = row.number
            yield f"id: {cursor}\nevent: record\ndata: {EVENT.text(row)}\n\n"
        quiet = 0 if rows else quiet + 1
        if quiet % _BEAT_EVERY == _BEAT_EVERY - 1:
            yield "event: heartbeat\ndata: {}\n\n"
        if not rows:
            await asyncio.sleep(_POLL_SECONDS)


def _newest(request: Request) -> int:
    with request.app.state.runtime.database.read() as connection:
        return last_number(connection)


def _after(request: Request, actor: Actor, cursor: int) -> list[EventOut | HiddenEvent]:
    with request.app.state.runtime.database.read() as connection:
        return read_feed(connection, actor, after=cursor, limit=100)
