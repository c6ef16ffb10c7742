"""HTTP of orders on their way out."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.platform.http import Caller, RowId
from tongma.foundation.platform.reach import reach_of
from tongma.foundation.platform.shapes import Shape
from tongma.views.fulfilment.query import allocation, shipment, staged
from tongma.views.fulfilment.shapes import AllocationOut, ShipmentOut, StagedOut

router = APIRouter(tags=["fulfilment"])
ALLOCATION = Shape[AllocationOut](AllocationOut)
STAGED = Shape[StagedOut](StagedOut)
SHIPMENT = Shape[ShipmentOut](ShipmentOut)
_ERRORS = (401, 403, 404, 422, 503)


@router.get("/sales/orders/{order_id}/allocation", responses=ALLOCATION.responses(*_ERRORS))
def read_allocation(request: Request, actor: Caller, order_id: RowId) -> Response:
    """What is allocated to an order, and why every other lot was passed over."""
    reach = reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        return ALLOCATION.answer(allocation(connection, order_id, reach))


@router.get("/checking/orders/{order_id}", responses=STAGED.responses(*_ERRORS))
def read_staged(request: Request, actor: Caller, order_id: RowId) -> Response:
    """What stands at dispatch for an order, and how much of it is checked."""
    reach = reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        return STAGED.answer(staged(connection, order_id, reach))


@router.get("/shipping/shipments/{shipment_id}", responses=SHIPMENT.responses(*_ERRORS))
def read_shipment(request: Request, actor: Caller, shipment_id: RowId) -> Response:
    """A shipment with its cartons' contents, and what is still to be packed."""
    reach = reach_of(actor, "documents.read")
    with request.app.state.runtime.database.read() as connection:
        return SHIPMENT.answer(shipment(connection, shipment_id, reach))
