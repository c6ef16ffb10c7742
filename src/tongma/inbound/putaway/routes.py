"""HTTP of put-away."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform.http import Caller, Routes, problem_responses
from tongma.inbound.putaway.handle import KINDS
from tongma.inbound.putaway.query import suggestions

views = Routes(prefix="/putaway", tags=["putaway"])


@views.get("/suggestions", responses=problem_responses(401, 422, 503))
def suggest(
    request: Request, actor: Caller, line: Annotated[int, Query(ge=0, le=2**63 - 1)]
) -> dict[str, Any]:
    """Bins for an acceptance line, the best first; ``free`` is null where it is not known."""
    with request.app.state.runtime.database.read() as connection:
        found = suggestions(connection, line, actor.reach("documents.read"))
    return {
        "rows": [
            {
                "place": str(one.place),
                "code": one.code,
                "same_item": one.same_item,
                "empty": one.empty,
                "free": one.free,
            }
            for one in found
        ]
    }


router = APIRouter()
router.include_router(command_router("putaway", KINDS))
router.include_router(views)
