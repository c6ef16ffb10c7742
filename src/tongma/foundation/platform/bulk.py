"""Many rows in one statement, on each database in its own fast way.

SQLite takes ``executemany`` of a prepared statement, PostgreSQL arrays by ``unnest``. Both give
the same rows; only the road differs.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from tongma.foundation.platform.prepared import Prepared

Row = Mapping[str, Any]

_ARRAY_FROM = 8
"""Below this many rows a plain insert of values costs less."""


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert the rows; all of them must have the same keys."""
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= _ARRAY_FROM:
        source = unnest(table, rows)
        columns = [table.c[name] for name in rows[0]]
        connection.execute(sa.insert(table).from_select(columns, source))
    elif len(rows) == 1:
        _insert_one(table, tuple(rows[0]))(connection, **rows[0])
    else:
        _insert_one(table, tuple(rows[0])).many(connection, rows)


def copy_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert very many rows with the same keys: PostgreSQL streams them by COPY."""
    if connection.dialect.name != "postgresql" or len(rows) < _ARRAY_FROM:
        insert_rows(connection, table, rows)
        return
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name in rows[0])
    statement = f"COPY {quote(table.name)} ({columns}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))


@cache
def _insert_one(table: sa.Table, names: tuple[str, ...]) -> Prepared:
    return Prepared(sa.insert(table).values({name: sa.bindparam(name) for name in names}))


def unnest(table: sa.Table, rows: Sequence[Row], names: Sequence[str] | None = None) -> Any:
    """Return a SELECT that gives the rows' columns from arrays (PostgreSQL)."""
    names = list(names or rows[0])
    arrays = [
        sa.bindparam(
            f"array_{name}",
            [row[name] for row in rows],
            type_=postgresql.ARRAY(_plain(table.c[name].type)),
        )
        for name in names
    ]
    source = (
        sa.func.unnest(*arrays)
        .table_valued(*(sa.column(name, table.c[name].type) for name in names))
        .render_derived(name="given")
    )
    return sa.select(*(source.c[name] for name in names))


def upsert(dialect: str, table: sa.Table) -> Any:
    """Return the dialect's INSERT that knows ON CONFLICT."""
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def _plain(kind: Any) -> Any:
    """Return the PostgreSQL element type of a column's type."""
    for known in (sa.SmallInteger, sa.BigInteger, sa.LargeBinary, sa.Text):
        if isinstance(kind, known):
            return known()
    return sa.BigInteger()
