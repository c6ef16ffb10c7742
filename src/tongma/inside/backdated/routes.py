"""HTTP of backdated facts: the work list, and deciding."""

from typing import Literal

from fastapi import APIRouter, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape
from tongma.inside.backdated.handle import KINDS
from tongma.inside.backdated.query import find_cases
from tongma.inside.backdated.shapes import CaseOut, case_out
from tongma.inside.backdated.sheet import CASES_COLUMNS

views = Routes(prefix="/late", tags=["late"])
CASES: PageShape[CaseOut] = PageShape(CaseOut, CASES_COLUMNS)
_DECIDE = "late.accept_late_fact"


@views.get("/facts", responses=CASES.responses(401, 409, 422, 503))
def list_late_facts(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: Literal["open", "accepted", "refused", "all"] = "open",
) -> Response:
    """Facts that came after a count had overtaken them: for who may decide, and who sent them."""
    with request.app.state.runtime.database.read() as connection:
        found = find_cases(
            connection,
            actor.person,
            actor.reach(_DECIDE),
            state="" if state == "all" else state,
            before=lists.number_after(page),
            limit=page.size,
        )
    rows = [case_out(case) for case in found]
    return CASES.answer("late-facts", page, rows, lambda row: str(row.id))


router = APIRouter()
router.include_router(command_router("late", KINDS))
router.include_router(views)
