"""HTTP of the search."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.platform.asked import AskedIds, AskedWords, ids_of
from tongma.foundation.platform.http import Caller
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import Rows, Shape
from tongma.masterdata.places.query import judging_day
from tongma.views.search.query import search
from tongma.views.search.shapes import HitOut, TitleOut
from tongma.views.search.standing import with_standings
from tongma.views.search.titles import titles

router = APIRouter(tags=["search"])
HITS = Shape[Rows[HitOut]](Rows[HitOut])
TITLES = Shape[Rows[TitleOut]](Rows[TitleOut])


@router.get("/search", responses=HITS.responses(401, 403, 422, 503))
def find(request: Request, actor: Caller, q: AskedWords = "") -> Response:
    """One search box: codes, and any part of names, initials, lots, serials, places, numbers.

    Every word must stand in what is found. What is called just that comes first.
    """
    reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        hits = search(connection, q, actor)
        day = judging_day(connection, 0, request.app.state.runtime.clock.now())
        stock = actor.reach("stock.read")
        return HITS.answer(Rows(with_standings(connection, hits, stock, day)))


@router.get("/titles", responses=TITLES.responses(401, 409, 422, 503))
def list_titles(
    request: Request,
    _actor: Caller,
    ids: AskedIds,
) -> Response:
    """What items, places, partners, people and certificates with these ids are called."""
    with request.app.state.runtime.database.read() as connection:
        return TITLES.answer(Rows(titles(connection, ids_of(ids))))
