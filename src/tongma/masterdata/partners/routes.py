"""HTTP of partners."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.foundation.platform.sorting import order_of
from tongma.masterdata.partners import query
from tongma.masterdata.partners.handle import KINDS, SAVE_PARTNER
from tongma.masterdata.partners.model import PartnerData
from tongma.masterdata.partners.record import partner_record
from tongma.masterdata.partners.shapes import PartnerRecordOut, PartnerRow
from tongma.masterdata.partners.sheet import PARTNERS_COLUMNS
from tongma.masterdata.versions.routes import Thing, reference_router

partners = Routes(prefix="/partners", tags=["partners"])
PARTNERS = PageShape[PartnerRow](PartnerRow, PARTNERS_COLUMNS)
PARTNER = Thing(
    "partners",
    "partner",
    SAVE_PARTNER,
    PartnerData,
    Shape[PartnerRecordOut](PartnerRecordOut),
    partner_record,
)


@partners.get("", responses=PARTNERS.responses())
def list_partners(
    request: Request,
    _actor: Caller,
    page: lists.SortedPageOf,
    role: AskedWord = "",
    state: AskedWord = "",
) -> Response:
    """Partners, by their codes unless ``sort`` says else."""
    wanted = query.PartnerFilter(page.q, role, state)
    order = order_of(query.SORTS, page.sort, page.after)
    with request.app.state.runtime.database.read() as connection:
        found = query.find_partners(connection, wanted, order, page.size)
    return PARTNERS.answer("partners", page, found.rows, found.cursors)


router = APIRouter()
for part in (command_router("partners", KINDS), partners, reference_router(PARTNER)):
    router.include_router(part)
