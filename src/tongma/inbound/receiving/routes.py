"""The commands of this folder over HTTP, and what the person at the dock may choose from."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from tongma.foundation.commands.routes import command_router
from tongma.foundation.platform.http import Caller, Routes, RowId, problem_responses
from tongma.inbound.receiving.handle import KINDS
from tongma.inbound.receiving.query import certificate_offers
from tongma.masterdata.places.query import today_at
from tongma.work.documents.query import readable_document

receipts = Routes(prefix="/receiving/receipts", tags=["receiving"])


@receipts.get("/{receipt_id}/certificates", responses=problem_responses(401, 403, 404, 422, 503))
def list_certificates(
    request: Request,
    actor: Caller,
    receipt_id: RowId,
    item: Annotated[int, Query(ge=1, le=2**63 - 1)],
    lot: Annotated[str, Query(max_length=100)] = "",
) -> dict[str, Any]:
    """The certificates that received goods may carry: valid ones first, expired ones marked."""
    runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        reach = actor.reach("documents.read")
        receipt = readable_document(connection, receipt_id, reach, "receipt")
        day = today_at(connection, receipt.site, runtime.clock.now())
        return {"rows": certificate_offers(connection, item, lot=lot, day=day)}


router = APIRouter()
for part in (command_router("receiving", KINDS), receipts):
    router.include_router(part)
