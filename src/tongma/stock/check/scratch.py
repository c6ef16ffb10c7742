"""A scratch database in which the tables are built again from the journal and laid beside.

Plain SQLite in a file that is gone afterwards, whatever database is checked: what a site holds
need not fit into memory.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

ERASED = b"erased"
"""Stands for a private text whose salt is gone: nobody can say what it was."""
_BATCH = 2_000
Value = int | str | bytes | None


class Difference(NamedTuple):
    """A row that is not what the journal says; either side is empty where there is no row."""

    key: tuple[Value, ...]
    said: dict[str, Value]
    there: dict[str, Value]


class Scratch:
    """Tables as the effects of the journal make them."""

    def __init__(self, connection: sqlite3.Connection, tables: Iterable[sa.Table]) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in tables}
        self._indexed: set[tuple[str, ...]] = set()
        self._numbers = {
            (table.name, column.name)
            for table in self._tables.values()
            for column in table.columns
            if isinstance(column.type, sa.Integer)
        }
        for table in self._tables.values():
            self._make(table.name, table)
            self._make(f"{table.name}__there", table)

    def knows(self, table: str) -> bool:
        """Say whether a table is one of those that are built again."""
        return table in self._tables

    def insert(self, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows; raises sqlite3.IntegrityError where a key is there already."""
        columns = ", ".join(self._quoted(table, name) for name in names)
        marks = ", ".join("?" * len(names))
        given = [[self._value(table, n, v) for n, v in zip(names, r, strict=True)] for r in rows]
        query = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608
        self._connection.executemany(query, given)

    def update(self, table: str, key: Mapping[str, Any], values: Mapping[str, Any]) -> int:
        """Set values on the rows with the key (a value, or a list of values); return how many."""
        sets = ", ".join(f"{self._quoted(table, name)} = ?" for name in values)
        new = [self._value(table, name, value) for name, value in values.items()]
        where, found = self._where(table, key)
        query = f'UPDATE "{table}" SET {sets} WHERE {where}'  # noqa: S608
        return self._connection.execute(query, [*new, *found]).rowcount

    def delete(self, table: str, key: Mapping[str, Any]) -> None:
        """Delete the rows with the key."""
        where, found = self._where(table, key)
        self._connection.execute(f'DELETE FROM "{table}" WHERE {where}', found)  # noqa: S608

    def differences(self, connection: sa.Connection, name: str) -> Iterator[Difference]:
        """Lay a table beside the one of a database; rows by key, first what the journal lacks."""
        table = self._tables[name]
        self._take(connection, table)
        keys = [column.name for column in table.primary_key.columns]
        columns = [column.name for column in table.columns]
        differs = " OR ".join(
            f'(s."{column}" IS NOT t."{column}" AND typeof(s."{column}") <> \'blob\')'
            for column in columns
        )
        same = " AND ".join(f's."{one}" = t."{one}"' for one in keys)
        shown = ", ".join([f's."{c}"' for c in columns] + [f't."{c}"' for c in columns])
        first = keys[0]
        sides = (
            (f'"{name}__there" t LEFT JOIN "{name}" s', f's."{first}" IS NULL OR {differs}', "t"),
            (f'"{name}" s LEFT JOIN "{name}__there" t', f't."{first}" IS NULL', "s"),
        )
        for both, condition, side in sides:
            order = ", ".join(f'{side}."{one}"' for one in keys)
            query = f"SELECT {shown} FROM {both} ON {same} WHERE {condition} ORDER BY {order}"  # noqa: S608
            for row in self._connection.execute(query):
                yield _difference(keys, columns, row)

    def _take(self, connection: sa.Connection, table: sa.Table) -> None:
        marks = ", ".join("?" * len(table.columns))
        insert = f'INSERT INTO "{table.name}__there" VALUES ({marks})'  # noqa: S608
        query = sa.select(table).execution_options(yield_per=_BATCH)
        for rows in connection.execute(query).partitions():
            self._connection.executemany(insert, [tuple(row) for row in rows])

    def _make(self, name: str, table: sa.Table) -> None:
        columns = ", ".join(
            f'"{column.name}" DEFAULT {_default(column)}' for column in table.columns
        )
        keys = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
        self._connection.execute(f'CREATE TABLE "{name}" ({columns}, PRIMARY KEY ({keys}))')

    def _where(self, table: str, key: Mapping[str, Any]) -> tuple[str, list[Value]]:
        self._index(table, tuple(key))
        parts, found = [], []
        for name, value in key.items():
            values = value if isinstance(value, list) else [value]
            parts.append(f"{self._quoted(table, name)} IN ({', '.join('?' * len(values))})")
            found += [self._value(table, name, one) for one in values]
        return " AND ".join(parts), found

    def _index(self, table: str, names: tuple[str, ...]) -> None:
        if (table, *names) in self._indexed:
            return
        self._indexed.add((table, *names))
        columns = ", ".join(f'"{name}"' for name in names)
        number = len(self._indexed)
        self._connection.execute(f'CREATE INDEX "by_{number}" ON "{table}" ({columns})')

    def _quoted(self, table: str, name: str) -> str:
        """Return a column's name for a statement; KeyError for one that the table does not have.

        Names come from records, and a record may have been changed by a hand.
        """
        return f'"{self._tables[table].columns[name].name}"'

    def _value(self, table: str, name: str, value: Any) -> Value:
        """Return what a column holds, of what a record says: whole numbers stand there as text."""
        if isinstance(value, str) and (table, name) in self._numbers:
            return int(value)
        return int(value) if isinstance(value, bool) else value


def _difference(keys: list[str], columns: list[str], row: Sequence[Value]) -> Difference:
    said = dict(zip(columns, row[: len(columns)], strict=True))
    there = dict(zip(columns, row[len(columns) :], strict=True))
    known = said if said[keys[0]] is not None else there
    key = tuple(known[name] for name in keys)
    if said[keys[0]] is None:
        return Difference(key, {}, there)
    if there[keys[0]] is None:
        return Difference(key, said, {})
    apart = [n for n in columns if said[n] != there[n] and not isinstance(said[n], bytes)]
    return Difference(key, {n: said[n] for n in apart}, {n: there[n] for n in apart})


def _default(column: sa.Column[Any]) -> str:
    """Return the constant that a row has which an earlier version wrote without the column."""
    if column.server_default is None:
        return "NULL"
    return str(column.server_default.arg)  # type: ignore[attr-defined]


@contextlib.contextmanager
def scratch(tables: Iterable[sa.Table]) -> Iterator[Scratch]:
    """Give an empty scratch database of these tables."""
    with (
        tempfile.NamedTemporaryFile(prefix="tongma-check-") as file,
        contextlib.closing(sqlite3.connect(file.name, isolation_level=None)) as connection,
    ):
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        yield Scratch(connection, tables)
