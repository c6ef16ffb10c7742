"""What a migration may do to a table, the same on both databases.

A migration says its SQL in PostgreSQL's types; SQLite gets the same text with its own types, and
STRICT. Alembic's batch mode is not used: on SQLite it loses triggers and fails on columns that a
CHECK names. ``rebuild`` makes the new table, copies, swaps, and sets indexes and triggers again.

Rows of an append-only table stay as they were written: it gains columns with a constant default,
or a side table, and nothing else.
"""

import re
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

_SMALLER = ((r"\b(BIGINT|SMALLINT)\b", "INTEGER"), (r"\bBYTEA\b", "BLOB"))
_CREATES = re.compile(r"\s*CREATE TABLE (\w+) \(")
_AS_WRITTEN = "{} is append-only: its rows stay as they were written"
_GUARDS = re.compile(r"_no_update$|_append_only$")


class ChangeError(RuntimeError):
    """A migration asks for what would lose or change what is there; nothing was changed."""


def create_table(connection: sa.Connection, text: str, *, append_only: bool = False) -> None:
    """Make a table from its ``CREATE TABLE``; ``append_only`` also sets its triggers."""
    connection.exec_driver_sql(_said_for(connection, text))
    if append_only:
        guard(connection, _named(text))


def guard(connection: sa.Connection, table: str) -> None:
    """Make the database refuse to change or delete rows of the table."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def add_column(connection: sa.Connection, table: str, text: str) -> None:
    """Add a column (``shelf TEXT NOT NULL DEFAULT ''``) without touching a row.

    On both databases the default is kept beside the table, so that a million rows take no time.
    Raises ChangeError for NOT NULL without a default, and without one in an append-only table.
    """
    constant = re.search(r"\bDEFAULT (-?\d+|'[^']*')(\s|$)", text)
    if constant is None and ("NOT NULL" in text or is_append_only(connection, table)):
        message = f"{table}: the column '{text}' needs a constant default: there are rows already"
        raise ChangeError(message)
    said = _in_sqlite(text) if connection.dialect.name == "sqlite" else text
    connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {said}")


def rebuild(
    connection: sa.Connection,
    create: str,
    *,
    postgresql: Sequence[str],
    values: Mapping[str, str] | None = None,
    without: Sequence[str] = (),
) -> None:
    """Give a table another shape: other types, keys, checks, or columns less.

    Args:
        connection: In a transaction; on SQLite with foreign keys off.
        create: The whole ``CREATE TABLE`` as it shall be (SQLite makes it anew).
        postgresql: What leads there on PostgreSQL (``ALTER TABLE …``).
        values: Column → expression over the old table, where it is not the column of that name.
        without: Indexes that shall not be made again.

    Raises ChangeError where rows were lost, or an append-only table would not keep its rows.
    """
    table, given = _named(create), dict(values or {})
    old, guarded = _columns(connection, table), is_append_only(connection, table)
    if guarded and given:
        raise ChangeError(_AS_WRITTEN.format(table))
    if connection.dialect.name == "postgresql":
        for statement in postgresql:
            connection.exec_driver_sql(statement)
    else:
        _make_anew(connection, create, given, without)
    if guarded and not old.items() <= _columns(connection, table).items():
        raise ChangeError(_AS_WRITTEN.format(table))


def _make_anew(
    connection: sa.Connection, create: str, given: Mapping[str, str], without: Sequence[str]
) -> None:
    """Make the new table beside the old one, copy, and swap them (SQLite)."""
    table = _named(create)
    fresh, old = f"rebuilt_{table}", _columns(connection, table)
    later = _made_beside(connection, table, without)
    beside = _CREATES.sub(f"CREATE TABLE {fresh} (", create)
    connection.exec_driver_sql(_said_for(connection, beside))
    names = [name for name in _columns(connection, fresh) if name in old or name in given]
    chosen = ", ".join(given.get(name, f'"{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    copied = connection.exec_driver_sql(
        f"INSERT INTO {fresh} ({listed}) SELECT {chosen} FROM {table}"
    ).rowcount
    there = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
    if copied != there:
        message = f"{table}: {there} rows were there, {copied} were copied"
        raise ChangeError(message)
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE {fresh} RENAME TO {table}")
    for statement in later:
        connection.exec_driver_sql(statement)


def is_append_only(connection: sa.Connection, table: str) -> bool:
    """Say whether the database refuses to change or delete rows of the table."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    if connection.dialect.name == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass"
    return any(
        _GUARDS.search(name) for name in connection.exec_driver_sql(query, (table,)).scalars()
    )


def _made_beside(connection: sa.Connection, table: str, without: Sequence[str]) -> list[str]:
    """Return what made the indexes and triggers of a table (SQLite), indexes first."""
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger') "
        "AND sql IS NOT NULL ORDER BY type, name",
        (table,),
    )
    return [text for name, text in found if name not in without]


def _columns(connection: sa.Connection, table: str) -> dict[str, str]:
    """Return column → type."""
    query = "SELECT name, type FROM pragma_table_info(?)"
    if connection.dialect.name == "postgresql":
        query = (
            "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
            "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (table,))}


def _named(create: str) -> str:
    found = _CREATES.match(create)
    if found is None:
        message = "the text of a table begins with CREATE TABLE name ("
        raise ChangeError(message)
    return found[1]


def _said_for(connection: sa.Connection, create: str) -> str:
    text = create.strip().rstrip(";")
    return f"{_in_sqlite(text)} STRICT" if connection.dialect.name == "sqlite" else text


def _in_sqlite(text: str) -> str:
    for kind, smaller in _SMALLER:
        text = re.sub(kind, smaller, text)
    return text
