"""HTTP of the search."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.platform.http import Caller
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import Rows, Shape
from tongma.views.search.query import search
from tongma.views.search.shapes import HitOut, TitleOut
from tongma.views.search.titles import titles

router = APIRouter(tags=["search"])
HITS = Shape[Rows[HitOut]](Rows[HitOut])
TITLES = Shape[Rows[TitleOut]](Rows[TitleOut])


@router.get("/search", responses=HITS.responses(401, 403, 422, 503))
def find(
    request: Request, actor: Caller, q: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """One search box over codes, names, lots, serials, numbers and partners."""
    reach = reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        return HITS.answer(Rows(search(connection, q, reach)))


@router.get("/titles", responses=TITLES.responses(401, 409, 422, 503))
def list_titles(
    request: Request,
    _actor: Caller,
    ids: Annotated[str, Query(max_length=4000, pattern=r"^[0-9]{1,18}(,[0-9]{1,18})*$")],
) -> Response:
    """What items, places, partners, people and certificates with these ids are called."""
    with request.app.state.runtime.database.read() as connection:
        return TITLES.answer(Rows(titles(connection, [int(one) for one in ids.split(",")])))
