"""HTTP of put-away."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.lists import IdFilter
from tongma.foundation.platform.shapes import Shape
from tongma.inbound.putaway.handle import KINDS
from tongma.inbound.putaway.query import bin_offers
from tongma.inbound.putaway.shapes import BinSuggestion, BinSuggestions

SUGGESTIONS = Shape[BinSuggestions](BinSuggestions)
views = Routes(prefix="/putaway", tags=["putaway"])


@views.get("/suggestions", responses=SUGGESTIONS.responses(401, 422, 503))
def suggest(request: Request, actor: Caller, line: IdFilter) -> Response:
    """Bins for an acceptance line, the best first; ``free`` is null where it is not known."""
    with request.app.state.runtime.database.read() as connection:
        found = bin_offers(connection, line, actor.reach("documents.read"))
    rows = [
        BinSuggestion(offer.place, offer.code, offer.same_item, offer.empty, offer.free)
        for offer in found
    ]
    return SUGGESTIONS.answer(BinSuggestions(rows))


router = APIRouter()
router.include_router(command_router("putaway", KINDS))
router.include_router(views)
