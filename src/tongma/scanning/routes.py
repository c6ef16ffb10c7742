"""HTTP of scanning."""

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from tongma.commands.routes import ScanIn
from tongma.platform.http import Caller, Routes, problem_responses
from tongma.scanning.around import Where
from tongma.scanning.reach import told_to
from tongma.scanning.resolving import resolve_package
from tongma.scanning.shown import show_told

router = Routes(prefix="/scans", tags=["scanning"])
SYMBOLS_MAX = 50


class ResolveIn(BaseModel):
    """The symbols of one package, and where they were scanned."""

    model_config = ConfigDict(extra="forbid")
    scans: list[ScanIn] = Field(min_length=1, max_length=SYMBOLS_MAX)
    station: str = Field(default="", max_length=200)
    site_id: int = Field(default=0, ge=0, le=2**63 - 1)
    place_id: int = Field(default=0, ge=0, le=2**63 - 1)
    document_id: int = Field(default=0, ge=0, le=2**63 - 1)

    def where(self) -> Where:
        """Return where the scan was made."""
        return Where(self.station, self.site_id, self.place_id, self.document_id)


@router.post("/resolve", responses=problem_responses(401, 403, 404, 422, 503))
def resolve_scan(request: Request, actor: Caller, given: ResolveIn) -> Response:
    """One package: every meaning of its symbols, ranked by evidence; taken, or one question."""
    runtime = request.app.state.runtime
    scans = [one.scan() for one in given.scans]
    with runtime.database.read() as connection:
        told = resolve_package(connection, scans, given.where(), runtime.clock.now())
        told = told_to(connection, told, actor)

    def may(name: str) -> bool:
        return actor.role_for(name, site=told.situation.site) is not None

    return JSONResponse(show_told(told, may))


class ReadIn(ScanIn):
    """One scan and where it was made."""

    station: str = Field(default="", max_length=200)
    place_id: int = Field(default=0, ge=0, le=2**63 - 1)
    document_id: int = Field(default=0, ge=0, le=2**63 - 1)
    site_id: int = Field(default=0, ge=0, le=2**63 - 1)


@router.post("/read", responses=problem_responses(401, 403, 404, 422, 503))
def read_scan(request: Request, actor: Caller, scan: ReadIn) -> Response:
    """One code: what it says, what object it is, what it counts as, what can be done."""
    runtime = request.app.state.runtime
    where = Where(scan.station, scan.site_id, scan.place_id, scan.document_id)
    with runtime.database.read() as connection:
        told = resolve_package(connection, [scan.scan()], where, runtime.clock.now())
        told = told_to(connection, told, actor)
    shown = show_told(told, lambda name: actor.role_for(name, site=where.site) is not None)
    candidates = shown["candidates"]
    several = told.resolved.outcome == "ask" and len(candidates) > 1
    one = candidates[0] if candidates and not several else {}
    names = ("item", "lot", "piece", "place", "counts_as")
    thing = {name: one.get(name, "") for name in ("kind", "id", "title")}
    unknown = {"kind": "ambiguous" if several else "unknown", "id": "0", "title": ""}
    return JSONResponse(
        {
            "reading": shown["reading"],
            "object": thing if one else unknown,
            **{name: one.get(name) for name in names},
            "choices": candidates if several else [],
            "actions": one.get("actions", []),
        }
    )
