"""HTTP of places."""

from typing import Any

from fastapi import APIRouter, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.sorting import cursors, order_of, own_columns
from tongma.masterdata.places import query
from tongma.masterdata.places.handle import KINDS, SAVE_PLACE
from tongma.masterdata.places.model import STATUSES
from tongma.masterdata.versions.routes import Thing, reference_router
from tongma.stock.query.tree import facts_of

places = Routes(prefix="/places", tags=["places"])


@places.get("", responses=lists.responses())
def list_places(
    request: Request,
    _actor: Caller,
    page: lists.SortedPageOf,
    site: lists.IdFilter = 0,
    kind: str = "",
    purpose: str = "",
    state: str = "",
    temperature_class: str = "",
) -> Response:
    """Places; ``q`` finds codes and names, ``site`` gives the site with all that stands in it."""
    wanted = query.PlaceFilter(page.q, site, kind, purpose, state, temperature_class)
    order = order_of(query.SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_places(connection, wanted, order, page.size)
        tree = facts_of(connection, [row.id for row in found])
    rows = [_place(row) | {"parent": str(tree[row.id].parent)} for row in found]
    return lists.answer("places", page, rows, cursors(found))


def _place(row: Any) -> dict[str, Any]:
    shown: dict[str, Any] = own_columns(row) | {"status": STATUSES[row.status]}
    return shown | {name: str(shown[name]) for name in ("id", "site", "entity")}


router = APIRouter()
for part in (
    command_router("places", KINDS),
    places,
    reference_router(Thing("places", "place", SAVE_PLACE)),
):
    router.include_router(part)
