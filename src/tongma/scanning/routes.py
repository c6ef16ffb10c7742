"""HTTP of scanning."""

from typing import Any, Literal

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from tongma.catalogue.evidence import read_here
from tongma.commands.model import Scan
from tongma.places.query import places_of
from tongma.platform.http import Caller, Routes, problem_responses
from tongma.scanning.decide import actions_for
from tongma.scanning.query import meaning
from tongma.scanning.reach import as_told_to, told_to
from tongma.scanning.resolving import Where, resolve_package
from tongma.scanning.shown import show_told
from tongma.stations.query import profile_at

router = Routes(prefix="/scans", tags=["scanning"])


class ScanIn(BaseModel):
    """One scan and where it was made."""

    model_config = ConfigDict(extra="forbid")
    raw: str = Field(min_length=1, max_length=8192)
    symbology: str | None = Field(default=None, max_length=8)
    station: str = Field(default="", max_length=200)
    place_id: int = Field(default=0, ge=0, le=2**63 - 1)
    document_id: int = Field(default=0, ge=0, le=2**63 - 1)
    site_id: int = Field(default=0, ge=0, le=2**63 - 1)


class SymbolIn(BaseModel):
    """One symbol of a package."""

    model_config = ConfigDict(extra="forbid")
    raw: str = Field(min_length=1, max_length=8192)
    symbology: str | None = Field(default=None, max_length=8)
    way: Literal["scanned", "typed", "imported", "rfid"] = "scanned"


@router.post("/read", responses=problem_responses(401, 403, 422, 503))
def read_scan(request: Request, actor: Caller, scan: ScanIn) -> Response:
    """Read one code: what it says, what object it is, what it counts as, what can be done."""
    with request.app.state.runtime.database.read() as connection:
        profile = profile_at(connection, scan.station)
        reading = read_here(connection, scan.raw, scan.symbology, profile=profile)
        site = scan.site_id
        if scan.place_id and not site:
            found = places_of(connection, [scan.place_id]).get(scan.place_id)
            site = found.site if found else 0
        meant = as_told_to(connection, meaning(connection, reading, scan.raw, site), actor)
    may = actions_for(meant.kind, lambda name: actor.role_for(name, site=site) is not None)
    if meant.item is not None and meant.kind != "item":
        extra = actions_for("item", lambda name: actor.role_for(name, site=site) is not None)
        may += [one for one in extra if one not in may]
    body: dict[str, Any] = {
        "reading": reading.to_json(),
        "object": {"kind": meant.kind, "id": str(meant.id), "title": meant.title},
        "item": meant.item,
        "lot": meant.lot,
        "piece": meant.piece,
        "place": meant.place,
        "counts_as": meant.counts_as,
        "choices": meant.choices,
        "actions": may,
    }
    return JSONResponse(body)


class ResolveIn(BaseModel):
    """The symbols of one package, and where they were scanned."""

    model_config = ConfigDict(extra="forbid")
    scans: list[SymbolIn] = Field(min_length=1, max_length=50)
    station: str = Field(default="", max_length=200)
    site_id: int = Field(default=0, ge=0, le=2**63 - 1)
    place_id: int = Field(default=0, ge=0, le=2**63 - 1)
    document_id: int = Field(default=0, ge=0, le=2**63 - 1)


@router.post("/resolve", responses=problem_responses(401, 403, 404, 422, 503))
def resolve_scan(request: Request, actor: Caller, given: ResolveIn) -> Response:
    """One package: every meaning of its symbols, ranked by evidence; taken, or one question."""
    runtime = request.app.state.runtime
    where = Where(given.station, given.site_id, given.place_id, given.document_id)
    scans = [Scan(one.raw, one.symbology, one.way) for one in given.scans]
    with runtime.database.read() as connection:
        told = resolve_package(connection, scans, where, runtime.clock.now())
        told = told_to(connection, told, actor)

    def may(name: str) -> bool:
        return actor.role_for(name, site=told.situation.site) is not None

    return JSONResponse(show_told(told, may))
