"""HTTP of scanner stations."""

import json

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape
from tongma.masterdata.stations.handle import KINDS
from tongma.masterdata.stations.query import StationFacts, find_stations
from tongma.masterdata.stations.shapes import ProfileOut, StationOut
from tongma.masterdata.stations.sheet import STATIONS_COLUMNS

stations = Routes(prefix="/stations", tags=["stations"])
STATIONS = PageShape[StationOut](StationOut, STATIONS_COLUMNS)


@stations.get("", responses=STATIONS.responses())
def list_stations(
    request: Request, _actor: Caller, page: lists.PageOf, site: lists.IdFilter = 0
) -> Response:
    """Scanner stations with what was found out about each; ``q`` finds codes and names."""
    after = lists.number_after(page)
    with request.app.state.runtime.database.read() as connection:
        found = find_stations(connection, page.q, site, after, page.size)
    rows = [_station(station) for station in found]
    return STATIONS.answer("stations", page, rows, lambda row: str(row.id))


def _station(station: StationFacts) -> StationOut:
    return StationOut(
        id=station.id,
        code=station.code,
        name=station.name,
        site=station.site,
        profile=ProfileOut(**json.loads(station.profile)) if station.profile else None,
        diagnosed_at=show_instant(station.diagnosed_at) if station.diagnosed_at else None,
    )


router = APIRouter()
router.include_router(command_router("stations", KINDS))
router.include_router(stations)
