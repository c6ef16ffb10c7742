"""HTTP of what was done."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.bus.shapes import HiddenEvent
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, RowId
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.foundation.platform.words import Language
from tongma.views.journal.activity import ActivityFilter, activity
from tongma.views.journal.proof import proof_around
from tongma.views.journal.shapes import ActivityOut, ProofOut, TimelineRecordOut, ToldRecordOut
from tongma.views.journal.sheet import ACTIVITY_COLUMNS
from tongma.views.journal.telling import readable_record, told_record
from tongma.views.journal.timeline import document_timeline
from tongma.views.journal.words import Saying

router = APIRouter(tags=["journal"])
ACTIVITY = PageShape[ActivityOut | HiddenEvent](ActivityOut | HiddenEvent, ACTIVITY_COLUMNS)
TOLD = Shape[ToldRecordOut](ToldRecordOut)
PROOF = Shape[ProofOut](ProofOut)
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


@router.get("/activity/{record_id}", responses=TOLD.responses(401, 403, 404, 422, 503))
def tell_record(
    request: Request, actor: Caller, record_id: RowId, language: Language = "zh-CN"
) -> Response:
    """One record as a person tells it: a sentence, and the fields of the command with names."""
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        whole = readable_record(connection, actor, record_id)
        saying = Saying(language, request.app.state.meanings)
        return TOLD.answer(told_record(connection, whole, runtime.wiring.readers, saying))


@router.get("/activity/{record_id}/proof", responses=PROOF.responses(401, 403, 404, 422, 503))
def prove_record(request: Request, actor: Caller, record_id: RowId) -> Response:
    """Verify the record and its neighbours from the stored bytes: numbers, hashes, columns.

    No hash links one record to the next: ``tongma check`` proves all the books.
    """
    with request.app.state.runtime.database.read() as connection:
        number = readable_record(connection, actor, record_id).header.seq
        proof = proof_around(connection, number) if number else ProofOut(0, 0, 0, [])
        return PROOF.answer(proof)


@router.get(
    "/documents/{document_id}/timeline", responses=TIMELINE.responses(401, 403, 404, 422, 503)
)
def read_timeline(request: Request, actor: Caller, document_id: RowId) -> Response:
    """Who did what on the document, when, why, with which scans; refusals too."""
    with request.app.state.runtime.database.read() as connection:
        return TIMELINE.answer(Rows(document_timeline(connection, actor, document_id)))
