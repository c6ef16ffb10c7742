"""HTTP of late facts: the work list, and deciding."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.inside.backdated.handle import KINDS
from tongma.inside.backdated.model import Case
from tongma.inside.backdated.query import find_cases

views = Routes(prefix="/late", tags=["late"])
_DECIDE = "late.accept_late_fact"


@views.get("/facts", responses=lists.responses(401, 409, 422, 503))
def list_late_facts(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: Annotated[str, Query(pattern="^(open|accepted|refused|all)$")] = "open",
) -> Response:
    """Facts that came after a count had overtaken them: for who may decide, and who sent them."""
    with request.app.state.runtime.database.read() as connection:
        found = find_cases(
            connection,
            (actor.person, actor.reach(_DECIDE)),
            "" if state == "all" else state,
            lists.number_after(page),
            page.size,
        )
    rows = [_shown(one) for one in found]
    return lists.answer("late-facts", page, rows, lambda row: str(row["id"]))


def _shown(case: Case) -> dict[str, Any]:
    return {
        "id": str(case.id),
        "code": case.code,
        "state": case.state,
        "command": case.command,
        "fields": json.loads(case.request)["command"],
        "facts": json.loads(case.facts),
        "sent_by": {"id": str(case.actor), "name": case.username},
        "site": str(case.site),
        "owner": str(case.owner),
        "document": str(case.document),
        "happened_at": show_instant(case.happened_at),
        "held_at": show_instant(case.held_at),
        "record_id": str(case.record_id),
        "decided_by": str(case.decided_by) if case.decided_by else None,
        "decided_at": show_instant(case.decided_at) if case.decided_at else None,
    }


router = APIRouter()
router.include_router(command_router("late", KINDS))
router.include_router(views)
