"""What a hold reaches: the allocations on held stock."""

import sqlalchemy as sa

from tongma.stock.model import Allocation, HoldScope
from tongma.stock.query.balances import key_of
from tongma.stock.query.tree import below
from tongma.stock.tables import allocation, balance, lot_supplier


def owners_reached(connection: sa.Connection, scope: HoldScope, target: int) -> frozenset[int]:
    """Return whose goods of a lot or piece are, or were, here; none for what anybody's goods may
    become part of: items, places, suppliers.
    """
    if scope not in {HoldScope.LOT, HoldScope.PIECE}:
        return frozenset()
    column = balance.c.lot if scope == HoldScope.LOT else balance.c.piece
    query = sa.select(balance.c.owner).where(column == target, balance.c["class"] == 1).distinct()
    return frozenset(connection.execute(query).scalars())


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
