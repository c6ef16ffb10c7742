"""The whole check, on one consistent view of the database."""

from collections.abc import Iterable

import sqlalchemy as sa

from tongma.foundation.commands.room import Check
from tongma.foundation.platform.db import Database
from tongma.stock.check.books import check_allocations, check_books, check_past
from tongma.stock.check.effects import check_effects
from tongma.stock.check.records import check_numbers, check_records, check_requests
from tongma.stock.check.report import Report
from tongma.stock.check.schema import check_schema


def check_everything(database: Database, more: Iterable[Check] = ()) -> Report:
    """Return what was counted and every fault; ``more``: what the rooms check beside."""
    with database.read() as connection:
        return check_all(connection, more)


def check_all(connection: sa.Connection, more: Iterable[Check] = ()) -> Report:
    """Return the same of the view that a connection has."""
    report = Report()
    check_numbers(connection, report)
    check_records(connection, report)
    check_requests(connection, report)
    check_books(connection, report)
    check_past(connection, report)
    check_allocations(connection, report)
    check_effects(connection, report)
    check_schema(connection, report)
    for check in more:
        check(connection, report)
    return report
