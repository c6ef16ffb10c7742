"""Whose goods there are, and who supplied them."""

import sqlalchemy as sa

from tongma.stock.tables import balance, lot_supplier


def owners_of_stock(connection: sa.Connection) -> frozenset[int]:
    """Return everybody who has, or had, goods here."""
    return frozenset(connection.execute(sa.select(balance.c.owner).distinct()).scalars())


def suppliers_of_lots(connection: sa.Connection) -> frozenset[int]:
    """Return everybody from whom a lot came."""
    return frozenset(connection.execute(sa.select(lot_supplier.c.supplier).distinct()).scalars())
