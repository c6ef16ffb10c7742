"""The commands of this folder over HTTP, and what the person at the dock may choose from."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform.asked import AskedLot
from tongma.foundation.platform.http import Caller, Routes, RowId
from tongma.foundation.platform.shapes import Shape
from tongma.inbound.receiving.certificates import certificate_offers
from tongma.inbound.receiving.handle import KINDS
from tongma.inbound.receiving.shapes import CertificateOffers
from tongma.masterdata.places.query import today_at
from tongma.stock.query.belonging import knowing
from tongma.work.documents.query import readable_document
from tongma.work.documents.states import DocumentKind

CERTIFICATES = Shape[CertificateOffers](CertificateOffers)
receipts = Routes(prefix="/receiving/receipts", tags=["receiving"])


@receipts.get(
    "/{receipt_id}/certificates", responses=CERTIFICATES.responses(401, 403, 404, 422, 503)
)
def list_certificates(
    request: Request,
    actor: Caller,
    receipt_id: RowId,
    item: Annotated[int, Query(ge=1, le=2**63 - 1)],
    lot: AskedLot = "",
) -> Response:
    """The certificates that received goods may carry: valid ones first, expired ones marked."""
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        reach = actor.reach("documents.read")
        receipt = readable_document(connection, receipt_id, reach, DocumentKind.RECEIPT)
        day = today_at(connection, receipt.site, runtime.clock.now())
        offers = certificate_offers(connection, item, knowing(actor), lot=lot, day=day)
    return CERTIFICATES.answer(CertificateOffers(offers))


router = APIRouter()
for part in (command_router("receiving", KINDS), receipts):
    router.include_router(part)
