"""The whole check, on one consistent view of the database."""

from tongma.foundation.platform.db import Database
from tongma.stock.check.books import check_allocations, check_books
from tongma.stock.check.records import check_numbers, check_records, check_requests
from tongma.stock.check.report import Report


def check_everything(database: Database) -> Report:
    """Return what was counted and every fault."""
    report = Report()
    with database.read() as connection:
        check_numbers(connection, report)
        check_records(connection, report)
        check_requests(connection, report)
        check_books(connection, report)
        check_allocations(connection, report)
    return report
