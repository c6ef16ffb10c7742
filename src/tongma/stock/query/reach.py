"""What a hold reaches: the allocations on held stock."""

import sqlalchemy as sa

from tongma.stock.model import Allocation, HoldScope
from tongma.stock.query.balances import key_of
from tongma.stock.query.tree import below
from tongma.stock.tables import allocation, lot_supplier


def allocations_reached(
    connection: sa.Connection, scope: HoldScope, target: int
) -> list[Allocation]:
    """Return the allocations on stock that a hold on the target reaches, by id."""
    query = sa.select(allocation).order_by(allocation.c.id)
    if scope == HoldScope.ITEM:
        query = query.where(allocation.c.item == target)
    elif scope == HoldScope.LOT:
        query = query.where(allocation.c.lot == target)
    elif scope == HoldScope.PIECE:
        query = query.where(allocation.c.piece == target)
    elif scope == HoldScope.PLACE:
        query = query.where(allocation.c.place.in_([target, *below(connection, target)]))
    else:
        lots = sa.select(lot_supplier.c.lot).where(lot_supplier.c.supplier == target)
        query = query.where(allocation.c.lot.in_(lots))
    return [
        Allocation(row.id, row.document, row.line, key_of(row), row.quantity)
        for row in connection.execute(query)
    ]
