"""The only SQL of shipping."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.tx import Reader, Tx
from tongma.foundation.kernel.outcome import refuse
from tongma.outbound.shipping.tables import carton, shipment, shipped_line


class Carton(NamedTuple):
    """A carton of a shipment."""

    place: int
    shipment: int
    sscc: str
    state: str


_CARTON = tuple(carton.c[name] for name in Carton._fields)


def add_shipment(tx: Tx, document: int, order: int) -> None:
    """Make the shipment's own row."""
    tx.insert(
        shipment,
        {
            "document": document,
            "order_document": order,
            "carrier": 0,
            "waybill": "",
            "vehicle": "",
            "dispatched_at": None,
            "delivered_at": None,
            "receiver": "",
            "proof": "",
            "buyer_name": "",
            "buyer_licence": "",
            "buyer_address": "",
            "ship_to": "",
        },
    )


def shipment_of(tx: Reader, document: int) -> Any:
    """Return the shipment's row."""
    return tx.row(sa.select(shipment).where(shipment.c.document == document))


def set_shipment(tx: Tx, document: int, values: Mapping[str, object]) -> None:
    """Change the shipment's row."""
    tx.update(shipment, {"document": document}, values)


def add_carton(tx: Tx, one: Carton) -> None:
    """Remember a carton."""
    tx.insert(carton, one._asdict())


def carton_of(tx: Reader, place: int) -> Carton:
    """Return a carton. Refusal ``carton_unknown``."""
    row = tx.row(sa.select(*_CARTON).where(carton.c.place == place))
    if row is None:
        raise refuse("carton_unknown", carton=str(place))
    return Carton(*row)


def cartons_of(tx: Reader, document: int) -> list[Carton]:
    """Return the cartons of a shipment."""
    query = sa.select(*_CARTON).where(carton.c.shipment == document).order_by(carton.c.place)
    return [Carton(*row) for row in tx.rows(query)]


def set_carton(tx: Tx, place: int, state: str) -> None:
    """Change a carton's state."""
    tx.update(carton, {"place": place}, {"state": state})


def keep_shipped(tx: Tx, rows: Sequence[Mapping[str, object]]) -> None:
    """Keep what left."""
    tx.insert(shipped_line, *rows)
