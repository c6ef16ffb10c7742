"""HTTP of scanner stations."""

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.masterdata.stations.handle import KINDS
from tongma.masterdata.stations.query import StationFacts, find_stations

stations = Routes(prefix="/stations", tags=["stations"])


@stations.get("", responses=lists.responses())
def list_stations(
    request: Request, _actor: Caller, page: lists.PageOf, site: lists.IdFilter = 0
) -> Response:
    """Scanner stations with what was found out about each; ``q`` finds codes and names."""
    after = lists.number_after(page)
    with request.app.state.runtime.database.read() as connection:
        found = find_stations(connection, page.q, site, after, page.size)
    return lists.answer(
        "stations", page, [_shown(one) for one in found], lambda row: str(row["id"])
    )


def _shown(one: StationFacts) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "code": one.code,
        "name": one.name,
        "site": str(one.site),
        "profile": json.loads(one.profile) if one.profile else None,
        "diagnosed_at": show_instant(one.diagnosed_at) if one.diagnosed_at else None,
    }


router = APIRouter()
router.include_router(command_router("stations", KINDS))
router.include_router(stations)
