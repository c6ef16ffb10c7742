"""HTTP of what was done."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.bus.shapes import HiddenEvent
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, RowId
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.views.journal.activity import ActivityFilter, activity
from tongma.views.journal.shapes import ActivityOut, TimelineRecordOut
from tongma.views.journal.sheet import ACTIVITY_COLUMNS
from tongma.views.journal.timeline import document_timeline

router = APIRouter(tags=["journal"])
ACTIVITY = PageShape[ActivityOut | HiddenEvent](ActivityOut | HiddenEvent, ACTIVITY_COLUMNS)
TIMELINE = Shape[Rows[TimelineRecordOut]](Rows[TimelineRecordOut])


@router.get("/activity", responses=ACTIVITY.responses(401, 422, 503))
def list_activity(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    outcome: AskedWord = "",
    person: lists.IdFilter = 0,
) -> Response:
    """What was done, the newest first, with names; ``q`` finds commands."""
    wanted = ActivityFilter(outcome, page.q, person, lists.number_after(page))
    with request.app.state.runtime.database.read() as connection:
        rows = activity(connection, actor, wanted, page.size)
    return ACTIVITY.answer("activity", page, rows, lambda row: str(row.number))


@router.get(
    "/documents/{document_id}/timeline", responses=TIMELINE.responses(401, 403, 404, 422, 503)
)
def read_timeline(request: Request, actor: Caller, document_id: RowId) -> Response:
    """Who did what on the document, when, why, with which scans; refusals too."""
    with request.app.state.runtime.database.read() as connection:
        return TIMELINE.answer(Rows(document_timeline(connection, actor, document_id)))
