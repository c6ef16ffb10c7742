"""HTTP of counts as they are read."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.platform.http import Caller, RowId
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import Shape
from tongma.views.counts.query import count
from tongma.views.counts.shapes import CountOut

router = APIRouter(tags=["counting"])
COUNT = Shape[CountOut](CountOut)


@router.get("/counting/counts/{count_id}", responses=COUNT.responses(401, 403, 404, 422, 503))
def read_count(request: Request, actor: Caller, count_id: RowId) -> Response:
    """A count: bins and states; figures only for who may approve and has not counted."""
    reach = reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        return COUNT.answer(count(connection, actor, count_id, reach))
