"""HTTP of scanning."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from devicecodes import read
from tongma.places.query import places_of
from tongma.platform.http import Caller, problem_responses
from tongma.scanning.decide import actions_for
from tongma.scanning.query import meaning
from tongma.scanning.reach import as_told_to

router = APIRouter(prefix="/scans", tags=["scanning"])


class ScanIn(BaseModel):
    """One scan and where it was made."""

    model_config = ConfigDict(extra="forbid")
    raw: str = Field(min_length=1, max_length=8192)
    symbology: str | None = Field(default=None, max_length=8)
    place_id: int = Field(default=0, ge=0, le=2**63 - 1)
    document_id: int = Field(default=0, ge=0, le=2**63 - 1)
    site_id: int = Field(default=0, ge=0, le=2**63 - 1)


@router.post("/read", responses=problem_responses(401, 403, 422, 503))
def read_scan(request: Request, actor: Caller, scan: ScanIn) -> dict[str, Any]:
    """Read one code: what it says, what object it is, what it counts as, what can be done."""
    reading = read(scan.raw, scan.symbology)
    with request.app.state.runtime.database.read() as connection:
        site = scan.site_id
        if scan.place_id and not site:
            found = places_of(connection, [scan.place_id]).get(scan.place_id)
            site = found.site if found else 0
        meant = as_told_to(connection, meaning(connection, reading, scan.raw, site), actor)
    may = actions_for(meant.kind, lambda name: actor.role_for(name, site=site) is not None)
    if meant.item is not None and meant.kind != "item":
        extra = actions_for("item", lambda name: actor.role_for(name, site=site) is not None)
        may += [one for one in extra if one not in may]
    return {
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
