"""Whoever stock belongs to, or a lot came from, is a partner."""

import sqlalchemy as sa

from tongma.foundation.kernel.check import Findings
from tongma.masterdata.partners.tables import partner
from tongma.stock.tables import balance, lot_supplier


def check_partners(connection: sa.Connection, report: Findings) -> None:
    """Owners of stock and suppliers of lots are there; 0 names nobody."""
    columns = {"owner of stock": balance.c.owner, "supplier": lot_supplier.c.supplier}
    for what, column in columns.items():
        query = sa.select(column).where(column != 0).distinct()
        named = set(connection.execute(query).scalars())
        there = set(connection.execute(sa.select(partner.c.id)).scalars())
        for unknown in sorted(named - there):
            report.fault(f"partner {unknown}", f"{what}, and no partner")
