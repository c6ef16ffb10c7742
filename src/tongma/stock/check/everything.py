"""The whole check, on one consistent view of the database."""

import sqlalchemy as sa

from tongma.foundation.platform.db import Database
from tongma.stock.check.books import check_allocations, check_books, check_past
from tongma.stock.check.records import check_numbers, check_records, check_requests
from tongma.stock.check.report import Report


def check_everything(database: Database) -> Report:
    """Return what was counted and every fault."""
    with database.read() as connection:
        return check_all(connection)


def check_all(connection: sa.Connection) -> Report:
    """Return the same of the view that a connection has."""
    report = Report()
    check_numbers(connection, report)
    check_records(connection, report)
    check_requests(connection, report)
    check_books(connection, report)
    check_past(connection, report)
    check_allocations(connection, report)
    return report
