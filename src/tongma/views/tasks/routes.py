"""HTTP of tasks as they are read."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller
from tongma.foundation.platform.shapes import PageShape
from tongma.views.tasks.query import my_tasks
from tongma.views.tasks.shapes import TaskOut
from tongma.views.tasks.sheet import TASKS_COLUMNS
from tongma.work.documents.listing import TaskFilter

router = APIRouter(tags=["tasks"])
TASKS = PageShape[TaskOut](TaskOut, TASKS_COLUMNS)


@router.get("/tasks", responses=TASKS.responses(401, 422, 503))
def list_tasks(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: AskedWord = "open",
    mine: bool = False,  # noqa: FBT001, FBT002 - a query parameter
) -> Response:
    """What the caller's roles may do now, the oldest first; ``mine``: what the caller took."""
    wanted = TaskFilter(state, actor.person if mine else 0, after=lists.number_after(page))
    with request.app.state.runtime.database.read() as connection:
        rows = my_tasks(connection, actor, wanted, page.size)
    return TASKS.answer("tasks", page, rows, lambda row: str(row.id))
