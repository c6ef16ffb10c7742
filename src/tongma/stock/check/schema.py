"""What the database itself keeps: triggers of append-only tables, references, texts and dates."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import append_only, metadata
from tongma.stock.check.report import Report

_SHOWN = 50
_BATCH = 2_000
_SQLITE = sa.text("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
_POSTGRESQL = sa.text(
    "SELECT c.relname, pg_get_triggerdef(t.oid) FROM pg_trigger t "
    "JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')"
)


def check_schema(connection: sa.Connection, report: Report) -> None:
    """What keeps history from being changed is there, and what rows refer to is there."""
    _check_triggers(connection, report)
    _check_references(connection, report)
    _check_texts(connection, report)


def _check_triggers(connection: sa.Connection, report: Report) -> None:
    sqlite = connection.dialect.name == "sqlite"
    found: dict[str, str] = {}
    for table, words in connection.execute(_SQLITE if sqlite else _POSTGRESQL):
        found[table] = found.get(table, "") + words.upper()
    verbs = ("UPDATE", "DELETE") if sqlite else ("UPDATE", "DELETE", "TRUNCATE")
    there = set(sa.inspect(connection).get_table_names())
    for table in append_only():
        missing = [verb for verb in verbs if verb not in found.get(table, "")]
        if table in there and missing:
            verb = " and ".join(missing)
            report.fault(f"table {table}", f"no trigger keeps its rows from {verb}")


def _check_references(connection: sa.Connection, report: Report) -> None:
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            parent = key.referred_table.alias("parent")
            pairs = [(one.parent, parent.c[one.column.name]) for one in key.elements]
            query = (
                sa.select(*(own for own, _theirs in pairs))
                .select_from(table)
                .join(parent, sa.and_(*(own == theirs for own, theirs in pairs)), isouter=True)
                .where(pairs[0][1].is_(None), *(own.is_not(None) for own, _theirs in pairs))
                .limit(_SHOWN)
            )
            for row in connection.execute(query):
                named = ", ".join(str(part) for part in row)
                report.fault(
                    f"table {table.name}", f"names {key.referred_table.name} {named}: none"
                )


def _check_texts(connection: sa.Connection, report: Report) -> None:
    """Texts and dates that an earlier version let in and no command would today: lots by blanks."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if "door" in column.info:
                _check_column(connection, column, report)


def _check_column(connection: sa.Connection, column: sa.Column[str], report: Report) -> None:
    keys = column.table.primary_key.columns
    query = sa.select(column, *keys).where(column.is_not(None), column != "")
    for value, *key in connection.execute(query.execution_options(yield_per=_BATCH)):
        reason = column.info["door"].odd(value)
        if reason:
            where = f"{column.table} {', '.join(str(part) for part in key)}"
            report.fault(where, f"{column.name} {value!a}: {reason}")
