"""What others may read of shipping."""

from collections.abc import Sequence

import sqlalchemy as sa

from tongma.masterdata.places.reserved import Reserved
from tongma.outbound.shipping.model import Carton, CartonState, ShipmentFacts, ShippedLine
from tongma.outbound.shipping.tables import carton, shipment, shipped_line
from tongma.work.documents.tables import document


def find_shipment(connection: sa.Connection, document: int) -> ShipmentFacts | None:
    """Return a shipment's own columns; None for a document that is none."""
    columns = (shipment.c[name] for name in ShipmentFacts._fields)
    row = connection.execute(
        sa.select(*columns).where(shipment.c.document == document)
    ).one_or_none()
    return None if row is None else ShipmentFacts(*row)


def cartons_of(connection: sa.Connection, document: int) -> list[Carton]:
    """Return the cartons of a shipment, the oldest first."""
    columns = (carton.c[name] for name in Carton._fields)
    query = sa.select(*columns).where(carton.c.shipment == document).order_by(carton.c.place)
    return [Carton(*row) for row in connection.execute(query)]


def carton_among(connection: sa.Connection, places: Sequence[int]) -> Reserved | None:
    """Return the carton of a shipment that is among the places; one given up is none."""
    query = (
        sa.select(carton.c.sscc, document.c.number, carton.c.state)
        .join(document, document.c.id == carton.c.shipment)
        .where(carton.c.place.in_(list(places)), carton.c.state != CartonState.CANCELLED.value)
    )
    row = connection.execute(query).first()
    return row and Reserved(row.sscc, row.number, row.state == CartonState.DISPATCHED)


def shipped_lines(connection: sa.Connection, document: int) -> list[ShippedLine]:
    """Return what left with a shipment, in the order of its note."""
    columns = (shipped_line.c[name] for name in ShippedLine._fields)
    query = (
        sa.select(*columns)
        .where(shipped_line.c.shipment == document)
        .order_by(shipped_line.c.line_no)
    )
    return [ShippedLine(*row) for row in connection.execute(query)]
