"""HTTP of holds as they are read."""

from typing import Literal

from fastapi import APIRouter, Request, Response

from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import PageShape
from tongma.views.holds.query import holds
from tongma.views.holds.sheet import HOLDS_COLUMNS
from tongma.work.standing.shapes import HoldOut

router = APIRouter(tags=["holds"])
HOLDS = PageShape[HoldOut](HoldOut, HOLDS_COLUMNS)


@router.get("/holds", responses=HOLDS.responses(401, 403, 422, 503))
def list_holds(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: Literal["active", "all"] = "active",
) -> Response:
    """All holds, the newest first."""
    reach = reach_of(actor, "stock.read")
    with request.app.state.runtime.database.read() as connection:
        rows = holds(
            connection,
            reach,
            open_only=state == "active",
            after=lists.number_after(page),
            limit=page.size,
        )
    return HOLDS.answer("holds", page, rows, lambda row: str(row.id))
