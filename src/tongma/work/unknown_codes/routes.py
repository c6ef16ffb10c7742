"""HTTP of unknown codes."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from devicecodes import read
from tongma.foundation.commands.routes import command_router
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes, problem_responses
from tongma.masterdata.catalogue.query import items_of, levels_of_item
from tongma.masterdata.partners.query import partners_of
from tongma.masterdata.udidb.query import RegisteredDevice
from tongma.work.documents.query import documents_of
from tongma.work.unknown_codes.handle import KINDS
from tongma.work.unknown_codes.model import Code, Suggestion
from tongma.work.unknown_codes.query import Sighting, code_by_id, find_codes, sightings_of
from tongma.work.unknown_codes.suggesting import suggestions_for

codes = Routes(prefix="/unknown-codes", tags=["unknown"])
_SAYS = ("lot", "serial", "expiry", "produced")
_REGISTERED = ("source", "primary", "name", "model", "article", "registrant", "registrations")


@codes.get("", responses=lists.responses())
def list_codes(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: Annotated[Literal["", "open", "bound", "dismissed"], Query()] = "open",
) -> Response:
    """Codes that nobody has bound, the newest first; ``q`` is the beginning of one, or a scheme."""
    reach = actor.reach("documents.read")
    where = (lists.number_after(page), page.size)
    with request.app.state.runtime.database.read() as connection:
        found = find_codes(connection, state, page.q, reach, where)
        rows = _told(connection, found, actor)
    return lists.answer("unknown-codes", page, rows, lambda row: str(row["id"]))


@codes.get("/{code_id}/suggestions", responses=problem_responses(401, 404, 422, 503))
def list_suggestions(
    request: Request, actor: Caller, code_id: Annotated[int, Path(ge=1, le=2**62)]
) -> dict[str, Any]:
    """The items that an unknown code may mean, the likeliest first, with what speaks for each."""
    reach = actor.reach("documents.read")
    with request.app.state.runtime.database.read() as connection:
        code = code_by_id(connection, code_id)
        seen = sightings_of(connection, [code_id], reach)[code_id]
        if code is None or not seen:
            raise refuse("unknown_code_unknown", unknown=str(code_id))
        found, device = suggestions_for(connection, code, seen)
        suggestions = [_suggestion(connection, one) for one in found]
        (row,) = _told(connection, [code], actor)
    registered = _registered(device) if device else None
    return {"code": row, "suggestions": suggestions, "registered": registered}


def _told(connection: Any, found: list[Code], actor: Actor) -> list[dict[str, Any]]:
    seen = sightings_of(connection, [one.id for one in found], actor.reach("documents.read"))
    last = {code: some[0] for code, some in seen.items() if some}
    documents = documents_of(connection, [one.document for one in last.values()])
    partners = partners_of(connection, [one.supplier for one in last.values()])
    rows = []
    for one in found:
        latest = last[one.id]
        document, partner = documents.get(latest.document), partners.get(latest.supplier)
        rows.append(
            _code(one, seen[one.id])
            | {
                "document": document
                and {"id": str(document.id), "number": document.number, "kind": document.kind},
                "supplier": partner
                and {"id": str(partner.id), "code": partner.code, "name": partner.name},
            }
        )
    return rows


def _code(one: Code, seen: list[Sighting]) -> dict[str, Any]:
    latest = seen[0]
    says = read(latest.raw).to_json()
    return {
        "id": str(one.id),
        "scheme": one.scheme,
        "value": one.value,
        "state": one.state,
        "count": sum(each.times for each in seen),
        "first_seen": show_instant(one.first_seen),
        "last_seen": show_instant(latest.last_seen),
        "station": latest.station,
        "raw": latest.raw,
        "says": {name: says[name] for name in _SAYS if says.get(name)},
    }


def _suggestion(connection: Any, one: Suggestion) -> dict[str, Any]:
    item = items_of(connection, [one.item])[one.item]
    fitting = [level for level in levels_of_item(connection, item.id) if level.factor == one.factor]
    level = fitting[0] if fitting else None
    return {
        "item": {
            "id": str(item.id),
            "code": item.code,
            "name": item.name_zh,
            "specification": item.specification,
        },
        "level": level and {"id": str(level.id), "name": level.name, "factor": str(level.factor)},
        "factor": str(one.factor) if one.factor else None,
        "level_exists": one.factor == 1 or level is not None,
        "binding": str(one.binding) if one.binding else None,
        "role": one.role,
        "score": one.score,
        "reasons": list(one.reasons),
    }


def _registered(device: RegisteredDevice) -> dict[str, Any]:
    told = {name: getattr(device, name) for name in _REGISTERED}
    factor = None if device.asked.factor is None else str(device.asked.factor)
    return told | {"role": device.asked.role, "factor": factor}


router = APIRouter()
for part in (command_router("unknown", KINDS), codes):
    router.include_router(part)
