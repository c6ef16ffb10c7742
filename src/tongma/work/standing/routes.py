"""HTTP of how goods stand."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.kernel.ids import ID_MAX
from tongma.foundation.platform.http import Caller
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import Shape
from tongma.masterdata.places.query import judging_day
from tongma.work.standing.shapes import StandingOut
from tongma.work.standing.standings import AskedThing, standings_of

router = APIRouter(tags=["stock"])
STANDING = Shape[StandingOut](StandingOut)
Kind = Literal["item", "lot", "piece", "place", "handling_unit", "partner"]


@router.get("/standing", responses=STANDING.responses(401, 403, 422, 503))
def tell_standing(
    request: Request,
    actor: Caller,
    kind: Kind,
    id_: Annotated[int, Query(alias="id", ge=1, le=ID_MAX)],
) -> Response:
    """What stands against an item, lot, piece, place, handling unit, or a supplier's goods."""
    reach = reach_of(actor, "stock.read")
    runtime = request.app.state.runtime
    thing = AskedThing(kind, id_)
    with runtime.database.read() as connection:
        day = judging_day(connection, 0, runtime.clock.now())
        return STANDING.answer(standings_of(connection, reach, [thing], day)[thing])
