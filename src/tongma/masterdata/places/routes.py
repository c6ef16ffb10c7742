"""HTTP of places."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.places import query
from tongma.masterdata.places.handle import KINDS, SAVE_PLACE
from tongma.masterdata.places.model import PlaceData
from tongma.masterdata.places.shapes import PlaceRecordOut, PlaceRow
from tongma.masterdata.places.sheet import PLACES_COLUMNS
from tongma.masterdata.versions.routes import Thing, reference_router
from tongma.masterdata.versions.shapes import parts_of

places = Routes(prefix="/places", tags=["places"])
PLACES = PageShape[PlaceRow](PlaceRow, PLACES_COLUMNS)
PLACE = Thing(
    "places",
    "place",
    SAVE_PLACE,
    PlaceData,
    Shape[PlaceRecordOut](PlaceRecordOut),
    lambda _connection, record: PlaceRecordOut(**parts_of(record)),
)


@places.get("", responses=PLACES.responses())
def list_places(
    request: Request,
    _actor: Caller,
    page: lists.SortedPageOf,
    site: lists.IdFilter = 0,
    kind: AskedWord = "",
    purpose: AskedWord = "",
    state: AskedWord = "",
    temperature_class: AskedWord = "",
) -> Response:
    """Places; ``q`` finds codes and names, ``site`` gives the site with all that stands in it."""
    wanted = query.PlaceFilter(page.q, site, kind, purpose, state, temperature_class)
    order = order_of(query.SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_places(connection, wanted, order, page.size)
    return PLACES.answer("places", page, found.rows, found.cursors)


router = APIRouter()
for part in (command_router("places", KINDS), places, reference_router(PLACE)):
    router.include_router(part)
