"""HTTP of partners."""

from typing import Any

from fastapi import APIRouter, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.sorting import cursors, order_of, own_columns
from tongma.masterdata.partners import query
from tongma.masterdata.partners.handle import KINDS, SAVE_PARTNER
from tongma.masterdata.versions.routes import Thing, reference_router

partners = Routes(prefix="/partners", tags=["partners"])


@partners.get("", responses=lists.responses())
def list_partners(
    request: Request, _actor: Caller, page: lists.SortedPageOf, role: str = "", state: str = ""
) -> Response:
    """Partners, by their codes unless ``sort`` says else."""
    wanted = query.PartnerFilter(page.q, role, state)
    order = order_of(query.SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_partners(connection, wanted, order, page.size)
    rows = [own_columns(row) | {"id": str(row.id), "roles": row.roles.split()} for row in found]
    return lists.answer("partners", page, rows, cursors(found))


def partner_more(connection: Any, partner: int) -> dict[str, Any]:
    """Return the ids of the ship-to addresses: a sales order names one."""
    addresses = query.addresses_of(connection, partner)
    return {"addresses": [{"id": str(one.id), "label": one.label} for one in addresses]}


router = APIRouter()
for part in (
    command_router("partners", KINDS),
    partners,
    reference_router(Thing("partners", "partner", SAVE_PARTNER, partner_more)),
):
    router.include_router(part)
