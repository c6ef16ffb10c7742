"""HTTP of proposals."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape
from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.names.query import item_out
from tongma.masterdata.udi_proposals.handle import KINDS
from tongma.masterdata.udi_proposals.model import Proposal
from tongma.masterdata.udi_proposals.query import ProposalFilter, find_proposals
from tongma.masterdata.udi_proposals.shapes import ProposalOut
from tongma.masterdata.udi_proposals.sheet import PROPOSALS_COLUMNS

proposals = Routes(prefix="/registered/proposals", tags=["registered"])
PROPOSALS = PageShape[ProposalOut](ProposalOut, PROPOSALS_COLUMNS)
State = Literal["waiting", "open", "contradicts", "accepted", "rejected", "settled", ""]


@proposals.get("", responses=PROPOSALS.responses())
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
        items = items_of(connection, [proposal.item for proposal in found])
    rows = [_proposal(proposal, items[proposal.item]) for proposal in found]
    return PROPOSALS.answer("proposals", page, rows, lambda row: str(row.id))


def _proposal(proposal: Proposal, item: ItemFacts) -> ProposalOut:
    return ProposalOut(
        id=proposal.id,
        item=item_out(item),
        kind=proposal.kind,
        name=proposal.name,
        proposed=proposal.value,
        current=proposal.current,
        role=proposal.role,
        level=proposal.level_name,
        factor=str(proposal.factor) if proposal.factor else None,
        state=proposal.state,
        binding=proposal.binding or None,
        source=proposal.source,
        primary=proposal.primary_di,
        version_on=proposal.version_on,
    )


router = APIRouter()
for part in (command_router("registered", KINDS), proposals):
    router.include_router(part)
