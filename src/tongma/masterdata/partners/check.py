"""Whoever stock belongs to, or a lot came from, is a partner."""

import sqlalchemy as sa

from tongma.foundation.kernel.check import Findings
from tongma.masterdata.partners.tables import partner
from tongma.stock.query.parties import owners_of_stock, suppliers_of_lots


def check_partners(connection: sa.Connection, report: Findings) -> None:
    """Owners of stock and suppliers of lots are there; 0 names nobody."""
    there = {0, *connection.execute(sa.select(partner.c.id)).scalars()}
    for what, named in (
        ("owner of stock", owners_of_stock(connection)),
        ("supplier", suppliers_of_lots(connection)),
    ):
        for unknown in sorted(named - there):
            report.fault(f"partner {unknown}", f"{what}, and no partner")
