"""What others may read of shipping."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.foundation.kernel.time import show_instant
from tongma.outbound.shipping.tables import carton, shipment, shipped_line


def shipment_row(connection: sa.Connection, document: int) -> Any:
    """Return a shipment's own row, or None."""
    return connection.execute(
        sa.select(shipment).where(shipment.c.document == document)
    ).one_or_none()


def shipment_details(connection: sa.Connection, document: int) -> dict[str, Any]:
    """Return carrier, waybill, times, the buyer as it was, and cartons."""
    row = shipment_row(connection, document)
    if row is None:
        return {}
    return {
        "order": str(row.order_document),
        "carrier": str(row.carrier),
        "waybill": row.waybill,
        "vehicle": row.vehicle,
        "dispatched_at": show_instant(row.dispatched_at) if row.dispatched_at else None,
        "delivered_at": show_instant(row.delivered_at) if row.delivered_at else None,
        "receiver": row.receiver,
        "proof": row.proof,
        "buyer_name": row.buyer_name,
        "buyer_licence": row.buyer_licence,
        "buyer_address": row.buyer_address,
        "ship_to": row.ship_to,
        "cartons": [
            {"id": str(one.place), "sscc": one.sscc, "state": one.state}
            for one in cartons_of(connection, document)
        ],
    }


def cartons_of(connection: sa.Connection, document: int) -> Sequence[Any]:
    """Return the cartons of a shipment."""
    query = sa.select(carton).where(carton.c.shipment == document).order_by(carton.c.place)
    return connection.execute(query).all()


def shipped_lines(connection: sa.Connection, document: int) -> Sequence[Any]:
    """Return what left with a shipment."""
    query = (
        sa.select(shipped_line)
        .where(shipped_line.c.shipment == document)
        .order_by(shipped_line.c.line_no)
    )
    return connection.execute(query).all()
