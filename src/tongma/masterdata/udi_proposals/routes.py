"""HTTP of proposals."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.udi_proposals.handle import KINDS
from tongma.masterdata.udi_proposals.model import Proposal
from tongma.masterdata.udi_proposals.query import ProposalFilter, find_proposals

proposals = Routes(prefix="/registered/proposals", tags=["registered"])
State = Literal["waiting", "open", "contradicts", "accepted", "rejected", "settled", ""]


@proposals.get("", responses=lists.responses())
def list_proposals(
    request: Request,
    _actor: Caller,
    page: lists.PageOf,
    item: lists.IdFilter = 0,
    kind: Literal["", "identifier", "field", "certificate", "chain"] = "",
    state: Annotated[State, Query()] = "waiting",
) -> Response:
    """What public UDI databases propose for our items; ``q`` is a value, exactly."""
    wanted = ProposalFilter(item, kind, state, page.q, lists.number_after(page))
    with request.app.state.runtime.database.read() as connection:
        found = find_proposals(connection, wanted, page.size)
        items = items_of(connection, [one.item for one in found])
    rows = [_shown(one, items[one.item]) for one in found]
    return lists.answer("proposals", page, rows, lambda row: str(row["id"]))


def _shown(one: Proposal, item: ItemFacts) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "item": {"id": str(item.id), "code": item.code, "name": item.name_zh},
        "kind": one.kind,
        "name": one.name,
        "proposed": one.value,
        "current": one.current,
        "role": one.role,
        "level": one.level_name,
        "factor": str(one.factor) if one.factor else None,
        "state": one.state,
        "binding": str(one.binding) if one.binding else None,
        "source": one.source,
        "primary": one.primary_di,
        "version_on": one.version_on,
    }


router = APIRouter()
for part in (command_router("registered", KINDS), proposals):
    router.include_router(part)
