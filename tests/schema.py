"""What a database is made of, in its own words, so that two databases can be laid side by side.

The order of columns is left out: a column that a migration adds stands at the end of the table,
and in the code where it is read best.
"""

import re
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

BESIDE = {"alembic_version", "id_counter"}
"""Made by the migrations alone: no code reads them as tables."""
Parts = dict[str, dict[str, Any]]

_POSTGRES = {
    "columns": """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
               pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
          AND a.attnum > 0 AND NOT a.attisdropped""",
    "constraints": """
        SELECT c.relname, k.conname, pg_get_constraintdef(k.oid), k.convalidated
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        WHERE c.relnamespace = 'public'::regnamespace AND k.contype <> 'n'""",
    "indexes": """
        SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'""",
    "triggers": """
        SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled::text
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal""",
}


def parts_of(connection: sa.Connection) -> Parts:
    """Return table → its columns, constraints, indexes, triggers and kind."""
    read = _of_postgres if connection.dialect.name == "postgresql" else _of_sqlite
    found: Parts = {}
    for table, part, *words in read(connection):
        if table not in BESIDE:
            found.setdefault(table, {})[part] = words
    return found


def _of_postgres(connection: sa.Connection) -> Iterable[tuple[Any, ...]]:
    for kind, query in _POSTGRES.items():
        for table, name, *words in connection.exec_driver_sql(query):
            yield table, f"{kind} {name}", *words


def _of_sqlite(connection: sa.Connection) -> Iterable[tuple[Any, ...]]:
    found = sa.inspect(connection)
    kinds = connection.exec_driver_sql("SELECT name, strict FROM pragma_table_list")
    strict = {name: flag for name, flag in kinds}  # noqa: C416 - a row is no pair
    for table in found.get_table_names():
        yield table, "strict", strict[table]
        columns = connection.exec_driver_sql("SELECT * FROM pragma_table_xinfo(?)", (table,))
        for _at, name, kind, required, default, key, hidden in columns:
            yield table, f"columns {name}", kind, required, default, key, hidden
        yield from _constraints(found, table)
    others = "SELECT type, tbl_name, name, sql FROM sqlite_master WHERE type <> 'table'"
    for kind, table, name, text in connection.exec_driver_sql(others):
        yield table, f"{kind} {name}", " ".join((text or "").split())


def _constraints(found: sa.Inspector, table: str) -> Iterable[tuple[Any, ...]]:
    key = found.get_pk_constraint(table)
    yield table, f"key {key['name']}", key["constrained_columns"]
    for one in found.get_check_constraints(table):
        yield table, f"check {one['name']}", re.sub(r"\s+", " ", one["sqltext"])
    for one in found.get_unique_constraints(table):
        yield table, f"unique {one['name']}", one["column_names"]
    for one in found.get_foreign_keys(table):
        target = one["referred_table"], one["referred_columns"], one["options"]
        yield table, f"foreign {one['name']}", one["constrained_columns"], *target


def differences(expected: Parts, actual: Parts) -> list[str]:
    """Name everything that is in one of two databases alone, or is not the same in both."""
    return [
        f"{table}, {part}: the code says {said}, the database {there}"
        for table in sorted(expected.keys() | actual.keys())
        for part, said, there in _sides(expected.get(table, {}), actual.get(table, {}))
        if said != there
    ]


def _sides(expected: dict[str, Any], actual: dict[str, Any]) -> Iterable[tuple[str, Any, Any]]:
    for part in sorted(expected.keys() | actual.keys()):
        yield part, expected.get(part), actual.get(part)
