"""The only SQL of shipping."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tongma.foundation.commands.tx import Reader, Tx
from tongma.foundation.kernel.outcome import ensure
from tongma.outbound.shipping.model import (
    CARTON_STEPS,
    Carton,
    CartonState,
    ShipmentFacts,
    ShippedLine,
)
from tongma.outbound.shipping.tables import carton, shipment, shipped_line

_CARTON = tuple(carton.c[name] for name in Carton._fields)
_SHIPMENT = tuple(shipment.c[name] for name in ShipmentFacts._fields)


def add_shipment(tx: Tx, document: int, order: int) -> None:
    """Make the shipment's own row."""
    row = ShipmentFacts(document, order, 0, "", "", None, None, "", "", "", "", "", "")
    tx.insert(shipment, row._asdict())


def shipment_of(tx: Reader, document: int) -> ShipmentFacts:
    """Return the own row of a document that is a shipment."""
    row = tx.row(sa.select(*_SHIPMENT).where(shipment.c.document == document))
    ensure(row is not None, "a shipment has its own row")
    return ShipmentFacts(*row)


def set_shipment(tx: Tx, document: int, values: Mapping[str, object]) -> None:
    """Change the shipment's row."""
    tx.update(shipment, {"document": document}, values)


def add_carton(tx: Tx, new: Carton) -> None:
    """Remember a carton."""
    tx.insert(carton, new._asdict())


def find_carton(tx: Reader, place: int) -> Carton | None:
    """Return a carton, or None."""
    row = tx.row(sa.select(*_CARTON).where(carton.c.place == place))
    return None if row is None else Carton(*row)


def cartons_of(tx: Reader, document: int) -> list[Carton]:
    """Return the cartons of a shipment."""
    query = sa.select(*_CARTON).where(carton.c.shipment == document).order_by(carton.c.place)
    return [Carton(*row) for row in tx.rows(query)]


def move_carton(tx: Tx, there: Carton, to: CartonState) -> None:
    """Take a carton to another state; a step that ``CARTON_STEPS`` lacks is a defect."""
    step = (CartonState(there.state), to)
    ensure(step in CARTON_STEPS, f"carton: {there.state} does not become {to}")
    tx.update(carton, {"place": there.place}, {"state": to})


def keep_shipped(tx: Tx, rows: Sequence[ShippedLine]) -> None:
    """Keep what left."""
    tx.insert(shipped_line, *(row._asdict() for row in rows))
