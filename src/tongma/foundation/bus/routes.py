"""The feed over HTTP: by cursor, and live as server-sent events."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from typing import Annotated

from fastapi import Header as HttpHeader
from fastapi import Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse

from tongma.foundation.bus.feed import (
    LIMIT_MAX,
    Header,
    event_for,
    may_read,
    read_headers,
    whole_record,
)
from tongma.foundation.bus.follower import Follower
from tongma.foundation.bus.shapes import STREAM, EventOut, FeedOut, HiddenEvent, JournalRecordOut
from tongma.foundation.journal.append import last_number
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.ids import ID_MAX
from tongma.foundation.kernel.outcome import Refused, Trouble, refuse
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes, RowId, problem_responses
from tongma.foundation.platform.shapes import Shape

router = Routes(prefix="/journal", tags=["journal"])
FEED: Shape[FeedOut] = Shape(FeedOut)
RECORD: Shape[JournalRecordOut] = Shape(JournalRecordOut)
EVENT: Shape[EventOut | HiddenEvent] = Shape(EventOut | HiddenEvent)
BEAT_SECONDS = 2.5
"""Rights are asked for again, and a listener hears that the stream lives: 3 seconds at most."""


@router.get("", responses=FEED.responses(401, 422, 503))
def read_journal(
    request: Request,
    actor: Caller,
    after: lists.Number = 0,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MAX)] = 100,
) -> Response:
    """Records after a number, oldest first; ``next`` is the cursor for the following call."""
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        events = [event_for(actor, header) for header in read_headers(connection, after, limit)]
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
    told = JournalRecordOut(
        number=whole.header.seq,
        envelope=json.loads(whole.envelope),
        body=json.loads(whole.body),
        lines=whole.lines.decode().splitlines()[:LIMIT_MAX],
    )
    return RECORD.answer(told)


@router.get(
    "/stream",
    response_class=StreamingResponse,
    responses={200: {"content": STREAM}, **problem_responses(401, 429, 503)},
)
async def stream_journal(
    request: Request,
    actor: Caller,
    last_event_id: Annotated[int | None, HttpHeader(ge=0, le=ID_MAX)] = None,
    after: Annotated[int | None, Query(ge=0, le=ID_MAX)] = None,
) -> StreamingResponse:
    """Live records as server-sent events; resumes after ``Last-Event-ID``.

    A heartbeat comes at least every 3 seconds while the journal can be read. The stream ends with
    the session or key that opened it. Refusal ``too_many_streams`` beyond eight of one person.
    """
    follower: Follower = request.app.state.follower
    follower.check(actor.person)
    newest = await run_in_threadpool(_newest, request)
    start = last_event_id if last_event_id is not None else after
    events = _events(request, actor, newest if start is None else start, newest)
    return StreamingResponse(
        events, media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


async def _events(request: Request, actor: Actor, cursor: int, newest: int) -> AsyncIterator[str]:
    """Tell the records after ``cursor`` as they come, while who listens may."""
    follower: Follower = request.app.state.follower
    with follower.stream_of(actor.person):
        async with follower.following(newest):
            async for text in _told(request, follower, actor, cursor):
                yield text


async def _told(
    request: Request, follower: Follower, actor: Actor, cursor: int
) -> AsyncIterator[str]:
    yield f"id: {cursor}\nevent: heartbeat\ndata: {{}}\n\n"  # where it begins
    beat_at = time.monotonic() + BEAT_SECONDS
    while not await request.is_disconnected():
        for header in await _next(follower, cursor, beat_at - time.monotonic()):
            cursor = header.seq
            data = EVENT.text(event_for(actor, header))
            yield f"id: {cursor}\nevent: record\ndata: {data}\n\n"
        if time.monotonic() < beat_at:
            continue
        beat_at = time.monotonic() + BEAT_SECONDS
        try:
            actor = await run_in_threadpool(request.app.state.authenticate_again, request)
        except Refused as error:
            yield f'event: ended\ndata: {{"code": "{error.refusal.code}"}}\n\n'
            return
        except Trouble:  # silence says it: no beat
            continue
        if follower.is_fresh(BEAT_SECONDS):
            yield "event: heartbeat\ndata: {}\n\n"


async def _next(follower: Follower, cursor: int, seconds: float) -> Sequence[Header]:
    try:
        return await follower.after(cursor, max(seconds, 0))
    except Trouble:
        await asyncio.sleep(max(seconds, 0))
        return []


def _newest(request: Request) -> int:
    with request.app.state.runtime.database.read() as connection:
        return last_number(connection)
